// Switches for behaviour that Procore's documentation leaves open, and for what an administrator can set.

export type RateLimits = { hourly: number; spike: number };

export type ServerSettings = {
  /** GET /oauth/authorize answers with the redirect at once, without a page. */
  autoApprove: boolean;
  /** Registered redirects; they must match exactly. */
  redirectUris: string[];
  tokenLifetimeSeconds: number;
  /** true: a service account must name its company even for /me and /companies, as some pages have it. */
  companiesNeedHeader: boolean;
  /** false: the app is not installed in the company (403 on everything but /me and /companies). */
  appConnected: boolean;
  /** Projects the service account may see; null means all. */
  permittedProjects: number[] | null;
  projectNotPermittedStatus: 403 | 404;
  rateLimits: RateLimits;
  rateLimitRetryAfter: boolean;
  /** Whether an origin_id must be unique over all kinds of records or within its kind. */
  originIdScope: 'company' | 'perType';
  /** Whether the ends of `filters[updated_at]=a...b` belong to the range. */
  rangeInclusive: boolean;
  /** Whether a change of a line moves the `updated_at` of its contract even if no total changes. */
  lineTouchBumpsHeader: boolean;
  lockErrorStatus: 403 | 422;
  /** Status of a PATCH that uses another record's origin_id. */
  duplicateOriginStatus: 409 | 422;
  /** `entities` of a sync come back in another order than they were sent. */
  shuffleEntities: boolean;
};

export const outOfBandRedirect = 'urn:ietf:wg:oauth:2.0:oob';

export function defaultSettings(rateLimits: RateLimits | undefined): ServerSettings {
  return {
    autoApprove: false,
    redirectUris: ['http://localhost', 'http://localhost:9876/callback', outOfBandRedirect],
    tokenLifetimeSeconds: 5400,
    companiesNeedHeader: false,
    appConnected: true,
    permittedProjects: null,
    projectNotPermittedStatus: 404,
    rateLimits: rateLimits ?? { hourly: 3600, spike: 100 },
    rateLimitRetryAfter: false,
    originIdScope: 'company',
    rangeInclusive: true,
    lineTouchBumpsHeader: true,
    lockErrorStatus: 422,
    duplicateOriginStatus: 422,
    shuffleEntities: false,
  };
}

/** Copies the known keys of a JSON object onto the settings; returns the names it did not know. */
export function applySettings(settings: ServerSettings, changes: Record<string, unknown>): string[] {
  const unknownNames = Object.keys(changes).filter((name) => !(name in settings));
  for (const [name, value] of Object.entries(changes)) {
    if (name in settings) Object.assign(settings, { [name]: value });
  }
  return unknownNames;
}
