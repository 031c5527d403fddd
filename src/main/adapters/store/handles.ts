// The read and the write handle, put together from the tables.
import type { ReadHandle, WriteHandle } from '../../core/ports/store.ts';
import type { ReadConnection, WriteConnection } from './connection.ts';
import { clearMirrors } from './tables/clear-mirrors.ts';
import { readDeskCounts } from './tables/desk-counts.ts';
import { readDeskPages } from './tables/desk-page.ts';
import { readDeskRows, writeDeskRows } from './tables/desk-row.ts';
import { readMirrorJobCosts, writeMirrorJobCosts } from './tables/mirror-job-cost.ts';
import { readMirrorMarks, writeMirrorMarks } from './tables/mirror-mark.ts';
import { readMirrorRecords, writeMirrorRecords } from './tables/mirror-record.ts';
import { readOwnDocuments, writeOwnDocuments } from './tables/own-document.ts';
import { readOwnIntents, writeOwnIntents } from './tables/own-intent.ts';
import { readOwnJournal, writeOwnJournal } from './tables/own-journal.ts';
import { readOwnLinks, writeOwnLinks } from './tables/own-link.ts';
import { readOwnPushes, writeOwnPushes } from './tables/own-push.ts';
import { readOwnSettings, writeOwnSettings } from './tables/own-setting.ts';

export function readHandle(connection: ReadConnection): ReadHandle {
  return {
    mirror: {
      ...readMirrorRecords(connection),
      ...readMirrorMarks(connection),
      ...readMirrorJobCosts(connection),
    },
    own: {
      ...readOwnDocuments(connection),
      ...readOwnLinks(connection),
      ...readOwnIntents(connection),
      ...readOwnPushes(connection),
      ...readOwnJournal(connection),
      ...readOwnSettings(connection),
    },
    desk: { ...readDeskRows(connection), ...readDeskPages(connection), ...readDeskCounts(connection) },
  };
}

export function writeHandle(connection: WriteConnection, read: ReadHandle): WriteHandle {
  return {
    mirror: {
      ...read.mirror,
      ...writeMirrorRecords(connection),
      ...writeMirrorMarks(connection),
      ...writeMirrorJobCosts(connection),
      ...clearMirrors(connection),
    },
    own: {
      ...read.own,
      ...writeOwnDocuments(connection),
      ...writeOwnLinks(connection),
      ...writeOwnIntents(connection),
      ...writeOwnPushes(connection),
      ...writeOwnJournal(connection),
      ...writeOwnSettings(connection),
    },
    desk: { ...read.desk, ...writeDeskRows(connection) },
  };
}
