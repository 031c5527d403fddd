// Every kind of refusal with the body shape that this kind has at Procore; no two look alike.

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined };

export type FieldErrors = Record<string, string[]>;

/** Thrown inside a request to answer with something else than success. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: JsonValue;
  readonly headers: Record<string, string>;

  constructor(status: number, body: JsonValue, headers: Record<string, string> = {}) {
    super(`Procore answers ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function unauthorized(text = 'The access token is invalid'): ApiError {
  return new ApiError(401, { message: text });
}

/** The wording of older pages: the second body a client may meet for an expired token. */
export function expiredToken(): ApiError {
  return new ApiError(401, { errors: 'The access token expired. Use the refresh token to get a new one.' });
}

export function missingCompanyHeader(): ApiError {
  return new ApiError(400, { errors: 'Missing Procore-Company-Id header! Send the id of the company with each call.' });
}

export function appNotConnected(): ApiError {
  return new ApiError(403, { errors: ['App is not connected to this company.'] });
}

export function accessDenied(): ApiError {
  return new ApiError(403, { errors: 'Access denied' });
}

export function recordNotFound(): ApiError {
  return new ApiError(404, { error: 'Not found' });
}

export function routeNotFound(): ApiError {
  return new ApiError(404, { errors: 'Not found' });
}

export function missingParameter(name: string): ApiError {
  return new ApiError(400, { message: `param is missing or the value is empty: ${name}` });
}

export function malformedBody(): ApiError {
  return new ApiError(400, { message: 'The body of the request is not valid JSON.' });
}

export function invalidFilter(name: string): ApiError {
  return new ApiError(400, {
    error: {
      code: 'BAD_REQUEST',
      message: 'Invalid filter',
      details: [{ code: 'INVALID', message: name, source: 'filters' }],
    },
  });
}

export function notAcceptable(): ApiError {
  return new ApiError(406, { code: 406, message: 'Not Acceptable', fields: '', reason: 'Content-Type', error: '' });
}

export function tooLarge(reason: string): ApiError {
  return new ApiError(413, { code: 413, message: 'Payload Too Large', fields: '', reason, error: '' });
}

/** Business rules: 422 (or another status by setting) with messages per field. */
export function unprocessable(errors: FieldErrors, status = 422): ApiError {
  return new ApiError(status, { errors });
}

export function rateLimited(headers: Record<string, string>): ApiError {
  return new ApiError(
    429,
    { errors: 'The maximum number of requests per hour is exceeded. Wait until the limit resets.' },
    headers,
  );
}
