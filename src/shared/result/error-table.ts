// Every expected failure: who can act, whether again helps, what the screen says and how to fix it.
// Codes are AREA_WHAT_HAPPENED. Adapters translate a driver's error into one of these once, at the edge.

import type { ErrorEntry } from './error-entry.ts';

export const errorTable = {
  // Values
  AMOUNT_NOT_EXACT: {
    who: 'projectManager',
    again: 'after-fix',
    sentence: 'The amount {value} is not an exact amount in cents.',
    fix: 'Correct the amount in Procore to two decimals and refresh.',
  },
  RATE_NOT_EXACT: {
    who: 'projectManager',
    again: 'after-fix',
    sentence: 'The figure {value} has more than four decimals or is not a number.',
    fix: 'Correct the figure in Procore and refresh.',
  },
  DATE_NOT_VALID: {
    who: 'projectManager',
    again: 'after-fix',
    sentence: '{value} is not a date.',
    fix: 'Correct the date and refresh.',
  },
  INPUT_NOT_VALID: {
    who: 'nobody',
    again: 'never',
    sentence: 'The request was not understood: {detail}.',
    fix: 'Reload the window; if it happens again, report it with the log.',
  },

  // Calls between window and core
  CALL_UNKNOWN: {
    who: 'nobody',
    again: 'never',
    sentence: 'There is no call named {call}.',
    fix: 'Reload the window, it is older or newer than the program.',
  },
  CONTRACT_DIFFERENT: {
    who: 'nobody',
    again: 'never',
    sentence: 'The window and the program are of different versions.',
    fix: 'Reload the window.',
  },
  CALL_CANCELLED: { who: 'accountant', again: 'later', sentence: 'Stopped.', fix: 'Start it again when you like.' },
  CALL_BROKE: {
    who: 'nobody',
    again: 'never',
    sentence: 'Something broke inside Tieout while it worked on {call}.',
    fix: 'Nothing was lost. The log names the place; report it.',
  },
  CONNECTION_LOST: {
    who: 'nobody',
    again: 'later',
    sentence: 'The window lost its connection to the program.',
    fix: 'It reconnects by itself; if not, start Tieout again.',
  },
  FRAME_TOO_LARGE: {
    who: 'nobody',
    again: 'never',
    sentence: 'A message of {bytes} bytes was refused.',
    fix: 'Ask for less at once.',
  },
  DOOR_CLOSED: {
    who: 'nobody',
    again: 'never',
    sentence: 'This address needs the key that Tieout printed at its start.',
    fix: 'Open the address that Tieout printed.',
  },

  // Local database
  STORE_DAMAGED: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The local database {path} is damaged: {detail}.',
    fix: 'Close Tieout, keep the file, put the newest file of the backups folder beside it in its place, and start again. Sage and Procore are not affected.',
  },
  STORE_TOO_NEW: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The local database {path} was written by a newer Tieout (version {found}, this one knows {known}).',
    fix: 'Install the newer Tieout, or choose another data folder.',
  },
  STORE_READ_ONLY: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'Tieout cannot write in its data folder {path}.',
    fix: 'Give this user the right to write there, or set another data folder.',
  },
  STORE_IN_USE: {
    who: 'accountant',
    again: 'after-fix',
    sentence: 'Another Tieout is using the data folder {path}.',
    fix: 'Close the other one, or use another data folder.',
  },
  STORE_OTHER_COMPANY: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The data folder {path} belongs to another company, {company}.',
    fix: 'Choose a data folder of its own for this company (TIEOUT_DATA_DIR); nothing in this one was changed.',
  },
  STORE_FULL: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The disk that holds {path} is full.',
    fix: 'Make room and start again; nothing that was stored is lost.',
  },

  // Review
  REVIEW_CHANGED_SINCE: {
    who: 'accountant',
    again: 'after-fix',
    sentence: '{document} changed since you looked at it.',
    fix: 'Look at it again and decide.',
  },
  REVIEW_NOT_POSSIBLE: {
    who: 'accountant',
    again: 'never',
    sentence: '{document} is {state}, so it cannot be {action}.',
    fix: 'Choose an action that its state allows.',
  },
  REVIEW_BLOCKED: {
    who: 'accountant',
    again: 'after-fix',
    sentence: '{document} is blocked: {reason}',
    fix: 'Fix what the checks say, then accept it.',
  },
  REVIEW_REASON_MISSING: {
    who: 'accountant',
    again: 'after-fix',
    sentence: 'A reason is needed.',
    fix: 'Say why in a sentence; the project manager reads it.',
  },
  REVIEW_NOTHING_TO_UNDO: {
    who: 'accountant',
    again: 'never',
    sentence: 'There is nothing to undo: what was decided is already on its way or in Sage.',
    fix: 'A record in Sage is undone by a person in Sage.',
  },
  DOCUMENT_NOT_FOUND: {
    who: 'accountant',
    again: 'later',
    sentence: '{document} is not here any more.',
    fix: 'Refresh; it may have been deleted in Procore.',
  },
  RIGHT_MISSING: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'You may not {action}: {needed}',
    fix: 'Ask an administrator for the right.',
  },

  // Procore
  PROCORE_NOT_REACHABLE: {
    who: 'nobody',
    again: 'later',
    sentence: 'Procore cannot be reached: {detail}.',
    fix: 'Check the network. You can go on reviewing; decisions go out when it is back.',
  },
  PROCORE_SIGN_IN_NEEDED: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'Procore does not accept the sign-in: {detail}.',
    fix: 'Sign in again in Settings, Connections. The queue is kept.',
  },
  PROCORE_NOT_ALLOWED: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'Procore refused: {detail}.',
    fix: 'Have the right given in Procore, or the app connected to the company.',
  },
  PROCORE_COMPANY_UNCLEAR: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'This sign-in belongs to {count} companies in Procore, and it is not said which one is meant.',
    fix: 'Set TIEOUT_PROCORE_COMPANY_ID to the company of these books.',
  },
  PROCORE_NOT_FOUND: {
    who: 'accountant',
    again: 'later',
    sentence: 'Procore does not show {what}: it is gone, or the rights for it are.',
    fix: 'Look for it in Procore, then refresh.',
  },
  PROCORE_RULE: {
    who: 'projectManager',
    again: 'after-fix',
    sentence: 'Procore refused the change: {detail}.',
    fix: 'Correct it in Procore and try again.',
  },
  PROCORE_LIMIT_REACHED: {
    who: 'nobody',
    again: 'later',
    sentence: 'Procore asks to wait until {until}: the limit of requests is used up.',
    fix: 'Nothing to do, it goes on by itself.',
  },
  PROCORE_ANSWER_UNREADABLE: {
    who: 'nobody',
    again: 'later',
    sentence: 'Procore answered something that cannot be read ({detail}).',
    fix: 'It is tried again; if it stays, report it with the request id {requestId}.',
  },
  PROCORE_TROUBLE: {
    who: 'nobody',
    again: 'later',
    sentence: 'Procore has trouble ({status}).',
    fix: 'It is tried again by itself.',
  },
  PROCORE_WRITE_UNSURE: {
    who: 'nobody',
    again: 'later',
    sentence: 'It is not known whether Procore took the change: the answer was lost.',
    fix: 'Tieout looks before it tries again.',
  },
  PROCORE_OWNED_BY_OTHER: {
    who: 'administrator',
    again: 'after-fix',
    sentence: '{document} carries the key {key} of another integration.',
    fix: 'Only one integration may own a record. Unlink it there first.',
  },

  // Sage
  SAGE_NOT_REACHABLE: {
    who: 'administrator',
    again: 'later',
    sentence: "Sage's SQL Server cannot be reached: {detail}.",
    fix: 'Check that the server is on and the office network is there. Decisions wait in the queue.',
  },
  SAGE_LOGIN_REFUSED: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The SQL Server refused the login {login}.',
    fix: 'Check the login and its password in Settings, Connections.',
  },
  SAGE_DATABASE_UNKNOWN: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The SQL Server has no database {database} for this login.',
    fix: 'Choose the company database in Settings, Connections.',
  },
  SAGE_APP_NOT_APPROVED: {
    who: 'administrator',
    again: 'after-fix',
    sentence: "Sage's list of approved applications does not let Tieout in (17892).",
    fix: 'In Sage: Database Administration, Advanced Settings, limit access to approved applications, approve Tieout.',
  },
  SAGE_NOT_ENCRYPTED: {
    who: 'administrator',
    again: 'after-fix',
    sentence:
      'The connection to the SQL Server would not be encrypted, so it was closed; the login had already travelled unprotected.',
    fix: 'Switch encryption on at the server and change the password of the login.',
  },
  SAGE_RIGHT_MISSING: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The SQL login may not do this: {detail}.',
    fix: 'Run the rights script for Tieout once more as an administrator.',
  },
  SAGE_SCHEMA_UNKNOWN: {
    who: 'administrator',
    again: 'after-fix',
    sentence: "This release of Sage's database is not known to Tieout ({fingerprint}), so it only reads.",
    fix: 'Run the rehearsal for this release and confirm it.',
  },
  SAGE_BACKUP_OLD: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The last full backup of the company database is from {when}; writing needs one not older than a day.',
    fix: 'Make a backup, then push.',
  },
  SAGE_WRITES_OFF: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'Writing into Sage is switched off: {reason}.',
    fix: 'An administrator switches it on in Settings.',
  },
  SAGE_BUSY: {
    who: 'nobody',
    again: 'later',
    sentence: 'Sage is busy with the same records.',
    fix: 'It is tried again by itself.',
  },
  SAGE_NUMBER_TAKEN: {
    who: 'accountant',
    again: 'after-fix',
    sentence: 'Number {number} is already used in Sage: {holder}.',
    fix: 'Key another number for it.',
  },
  SAGE_VENDOR_NOT_ACTIVE: {
    who: 'accountant',
    again: 'after-fix',
    sentence: 'Vendor {vendor} is missing or inactive in Sage.',
    fix: 'Activate the vendor in 4-4, or link another one.',
  },
  SAGE_JOB_NOT_OPEN: {
    who: 'accountant',
    again: 'after-fix',
    sentence: 'Job {job} is missing or not open in Sage.',
    fix: 'Open the job in 3-5, or leave the document.',
  },
  SAGE_CODE_UNKNOWN: {
    who: 'accountant',
    again: 'after-fix',
    sentence: 'Sage does not know the cost code or type {code}.',
    fix: 'Add it in 6-5, then refresh.',
  },
  SAGE_VALUE_REFUSED: {
    who: 'nobody',
    again: 'never',
    sentence: 'Sage refused a value: {detail}.',
    fix: 'Nothing was written. Report it with the journal entry.',
  },
  SAGE_OTHER_WAS_FIRST: {
    who: 'accountant',
    again: 'never',
    sentence: '{document} was already written into Sage by {who} at {when}.',
    fix: 'Nothing to do: it is linked to that record.',
  },
  SAGE_WRITE_UNSURE: {
    who: 'nobody',
    again: 'later',
    sentence: 'The connection broke while {document} was being written, so it is not known whether Sage has it.',
    fix: 'Tieout looks for its key before anything is sent again.',
  },
  SAGE_READ_BACK_DIFFERENT: {
    who: 'accountant',
    again: 'after-fix',
    sentence: '{document} is in Sage, but {count} values differ from what was sent.',
    fix: 'Compare both and correct the record in Sage.',
  },
  SAGE_PARTLY_THERE: {
    who: 'administrator',
    again: 'never',
    sentence: 'Sage holds only a part of {document}.',
    fix: 'Somebody changed it in Sage. Compare both and correct it there.',
  },

  // Push
  PUSH_NOTHING_QUEUED: {
    who: 'accountant',
    again: 'after-fix',
    sentence: 'Nothing is queued.',
    fix: 'Accept documents first.',
  },
  PUSH_TOTAL_DIFFERENT: {
    who: 'accountant',
    again: 'after-fix',
    sentence: 'You confirmed {confirmed}, but the tray now holds {found}.',
    fix: 'Look at the dry run once more and confirm.',
  },
  PUSH_RUNNING: {
    who: 'accountant',
    again: 'later',
    sentence: 'A push is running already.',
    fix: 'Wait for it or stop it.',
  },
  PUSH_DOCUMENT_CHANGED: {
    who: 'accountant',
    again: 'after-fix',
    sentence: '{document} was changed in Procore after you decided on it.',
    fix: 'Look at the change and decide again.',
  },
  PUSH_NOT_READY: {
    who: 'accountant',
    again: 'after-fix',
    sentence: '{document} can no longer be pushed: {reason}',
    fix: 'Fix what the checks say, then accept it again.',
  },

  // Settings
  SETTING_UNKNOWN: {
    who: 'nobody',
    again: 'never',
    sentence: 'There is no setting named {name}.',
    fix: 'Reload the window.',
  },
  CONFIG_NOT_VALID: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'The setting {name} {detail}.',
    fix: 'Correct it in the environment that starts Tieout, and start it again.',
  },
  CONNECTION_NOT_CONFIGURED: {
    who: 'administrator',
    again: 'after-fix',
    sentence: 'No connection to {side} is set up.',
    fix: 'Set it up in Settings, Connections.',
  },
} as const satisfies Record<string, ErrorEntry>;
