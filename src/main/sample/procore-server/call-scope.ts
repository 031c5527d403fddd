// Which company, project and parent a call speaks of; the header does not replace the parameters.
import { accessDenied, missingParameter, recordNotFound } from './errors.ts';
import type { ProcoreProject } from './procore-data.ts';
import type { Call, ResourceKind } from './resource-kind.ts';

/** A parameter from the path, the query or the body. */
export function parameter(call: Call, name: string): string | null {
  const value = call.params[name] ?? call.request.query.get(name) ?? call.body[name];
  return value === undefined || value === null || value === '' ? null : String(value);
}

export function mayUseProject(call: Call, projectId: number): boolean {
  const permitted = call.context.settings.permittedProjects;
  return call.caller.kind === 'user' || permitted === null || permitted.includes(projectId);
}

export function requireCompany(call: Call): void {
  const id = parameter(call, 'company_id');
  if (id === null) throw missingParameter('company_id');
  if (id !== call.context.companyId) throw recordNotFound();
}

export function requirePermitted(call: Call, projectId: number): void {
  if (mayUseProject(call, projectId)) return;
  throw call.context.settings.projectNotPermittedStatus === 403 ? accessDenied() : recordNotFound();
}

/** The project of a project-scoped call; throws 400, 403 or 404. */
export function scopeProject(call: Call): ProcoreProject {
  const id = parameter(call, 'project_id');
  if (id === null) throw missingParameter('project_id');
  const project = /^\d+$/.test(id) ? call.lookup.project(Number(id)) : undefined;
  if (project === undefined) throw recordNotFound();
  requirePermitted(call, project.id);
  return project;
}

/** Checks the parameters that the kind lists as required. */
export function checkScope(kind: ResourceKind, call: Call): void {
  if (kind.scope === 'project') scopeProject(call);
  else if (kind.scope === 'company') requireCompany(call);
  else if (parameter(call, 'project_id') !== null) scopeProject(call);
  else requireCompany(call);
}
