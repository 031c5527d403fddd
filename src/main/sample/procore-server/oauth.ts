// Sign-in as login.procore.com offers it: authorisation page, token, token info and revoke.
import { unauthorized } from './errors.ts';
import { formFields } from './form-fields.ts';
import { type Answer, type ApiRequest, htmlAnswer, jsonAnswer } from './http-exchange.ts';
import type { ServerContext } from './server-context.ts';
import { outOfBandRedirect } from './server-settings.ts';
import type { AccessToken } from './token-store.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

function page(status: number, title: string, body: string): Answer {
  return htmlAnswer(
    status,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`,
  );
}

function refusal(status: number, error: string, description: string): Answer {
  return jsonAnswer(status, { error, error_description: description });
}

/** Sends the browser back with a code, or shows the code for copying. */
function grant(context: ServerContext, fields: Record<string, string>): Answer {
  const redirectUri = fields.redirect_uri ?? '';
  const person = context.data.users.find((user) => String(user.id) === fields.user_id) ?? context.data.users[0];
  if (person === undefined) return page(500, 'Nobody can sign in', '<p>The data set has no users.</p>');
  const code = context.tokens.issueCode(person.id, redirectUri);
  if (redirectUri === outOfBandRedirect) {
    return page(
      200,
      'Authorization code',
      `<p>Copy this code into your application:</p><code id="code">${code}</code>`,
    );
  }
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  if (fields.state !== undefined) target.searchParams.set('state', fields.state);
  return { status: 302, headers: { location: target.href }, text: '' };
}

function deny(fields: Record<string, string>): Answer {
  const redirectUri = fields.redirect_uri ?? '';
  if (redirectUri === outOfBandRedirect) return page(200, 'Access denied', '<p>You can close this page.</p>');
  const target = new URL(redirectUri);
  target.searchParams.set('error', 'access_denied');
  if (fields.state !== undefined) target.searchParams.set('state', fields.state);
  return { status: 302, headers: { location: target.href }, text: '' };
}

function consentPage(context: ServerContext, fields: Record<string, string>): Answer {
  const hidden = ['client_id', 'redirect_uri', 'state', 'response_type']
    .filter((name) => fields[name] !== undefined)
    .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(fields[name] ?? '')}">`)
    .join('');
  const people = context.data.users
    .map((user) => `<option value="${user.id}">${escapeHtml(`${user.name} (${user.login})`)}</option>`)
    .join('');
  return page(
    200,
    `${context.data.company.name}: allow access?`,
    `<form method="post" action="/oauth/authorize">${hidden}<label>Sign in as <select name="user_id">${people}</select></label>
     <button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form>`,
  );
}

export function authorize(context: ServerContext, request: ApiRequest): Answer {
  const fields = formFields(request);
  if (fields.client_id !== context.clientId) return page(401, 'Unknown client', '<p>invalid_client</p>');
  // A mismatch must not redirect: the address is not the application's.
  if (!context.settings.redirectUris.includes(fields.redirect_uri ?? '')) {
    return page(400, 'The redirect URI is not registered', '<p>invalid_redirect_uri</p>');
  }
  if (fields.response_type !== 'code')
    return page(400, 'Unsupported response type', '<p>unsupported_response_type</p>');
  if (request.method === 'POST') return fields.decision === 'allow' ? grant(context, fields) : deny(fields);
  return context.settings.autoApprove ? grant(context, fields) : consentPage(context, fields);
}

export function issueToken(context: ServerContext, request: ApiRequest): Answer {
  const fields = formFields(request);
  if (fields.client_id !== context.clientId || fields.client_secret !== context.clientSecret) {
    return refusal(401, 'invalid_client', 'Client authentication failed: unknown client or wrong secret.');
  }
  const invalidGrant = (): Answer =>
    refusal(400, 'invalid_grant', 'The grant is invalid, expired, revoked or was used before.');
  switch (fields.grant_type) {
    case 'authorization_code': {
      const token = context.tokens.redeemCode(fields.code ?? '', fields.redirect_uri ?? '');
      return token === null ? invalidGrant() : jsonAnswer(200, token);
    }
    case 'refresh_token': {
      const token = context.tokens.redeemRefresh(fields.refresh_token ?? '');
      return token === null ? invalidGrant() : jsonAnswer(200, token);
    }
    case 'client_credentials':
      return jsonAnswer(200, context.tokens.issueForService(context.data.serviceAccount.id));
    default:
      return refusal(400, 'unsupported_grant_type', 'The grant type is not supported.');
  }
}

/** Who is asking; throws 401. */
export function authenticate(context: ServerContext, request: ApiRequest): AccessToken {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer === undefined ? null : context.tokens.check(bearer);
  if (token === null) throw unauthorized();
  return token;
}

export function describeToken(context: ServerContext, request: ApiRequest): Answer {
  const token = authenticate(context, request);
  return jsonAnswer(200, {
    resource_owner_id: token.userId,
    scopes: [],
    expires_in_seconds: token.createdAt + token.expiresIn - context.clock.seconds(),
    application: { uid: context.clientId },
    created_at: token.createdAt,
  });
}

export function revokeToken(context: ServerContext, request: ApiRequest): Answer {
  const fields = formFields(request);
  if (fields.client_id !== context.clientId || fields.client_secret !== context.clientSecret) {
    return refusal(401, 'invalid_client', 'Client authentication failed: unknown client or wrong secret.');
  }
  context.tokens.revoke(fields.token ?? '');
  return jsonAnswer(200, {});
}
