// Procore's cost types and cost codes: the company's standard list, and each project's own list tied to its job.
import type {
  BaseType,
  ProcoreCostCode,
  ProcoreLineItemType,
  ProcoreStandardCostCode,
} from '../procore-server/procore-data.ts';
import { generatedTrade } from './contracts.ts';
import {
  type CostCode,
  type CostDivision,
  costCodes,
  costDivisions,
  costTypes,
  procoreOnlyCodes,
} from './cost-codes.ts';
import { addDays, instant } from './dates.ts';
import type { Job } from './jobs.ts';
import { costCodeOrigin, costTypeOrigin, standardCodeOrigin } from './origins.ts';
import { projectId, standardListId } from './procore-directory.ts';

const TYPE_BASE = 9000;
/** A type that somebody added in Procore; Sage has only nine. */
const UNTIED_TYPE: ProcoreLineItemType = {
  id: TYPE_BASE + 10,
  name: 'Owner direct',
  code: 'OD',
  base_type: 'owner_cost',
  origin_id: null,
  origin_data: null,
};

export const lineItemTypes: readonly ProcoreLineItemType[] = [
  ...costTypes.map((type) => ({
    id: TYPE_BASE + type.number,
    name: type.name,
    code: type.code,
    base_type: type.base as BaseType,
    origin_id: costTypeOrigin(type.number),
    origin_data: null,
  })),
  UNTIED_TYPE,
];

export function lineItemType(type: number | 'untied' | null): ProcoreLineItemType | null {
  if (type === null) return null;
  const number = type === 'untied' ? 10 : type;
  return lineItemTypes.find((candidate) => candidate.id === TYPE_BASE + number) ?? null;
}

const ORDINARY_TYPES = lineItemTypes.slice(0, 5);
const STANDARD_BASE = 3300;

/** Ids within a list: divisions first, then codes in the order of the catalogue, then those only Procore has. */
const ALL_CODES: readonly CostCode[] = [...costCodes, procoreOnlyCodes.stale, procoreOnlyCodes.untied];
const CODE_OFFSETS = new Map(ALL_CODES.map((code, index) => [code.full, costDivisions.length + 1 + index]));

export function makeStandardCodes(today: string): ProcoreStandardCostCode[] {
  const created = instant(addDays(today, -1100), '17:21:00');
  const stamps = { created_at: created, updated_at: created };
  const roots = costDivisions.map((division) => ({
    id: STANDARD_BASE + division.number,
    name: division.name,
    code: division.code,
    full_code: division.code,
    sortable_code: division.code,
    parent: { id: null },
    standard_cost_code_list_id: standardListId,
    origin_id: null,
    origin_data: null,
    ...stamps,
  }));
  const codes = costCodes.map((code) => ({
    id: STANDARD_BASE + (CODE_OFFSETS.get(code.full) ?? 0),
    name: code.name,
    code: code.part,
    full_code: code.full,
    sortable_code: code.full,
    parent: { id: STANDARD_BASE + code.division },
    standard_cost_code_list_id: standardListId,
    origin_id: standardCodeOrigin(code.sage),
    origin_data: null,
    ...stamps,
  }));
  return [...roots, ...codes];
}

/** Room for a thousand ids per project. */
const codeBase = (job: Job): number => 41_000_000 + job.number * 1000;

export function projectCodeId(job: Job, code: CostCode): number {
  return codeBase(job) + (CODE_OFFSETS.get(code.full) ?? 0);
}

function codesOf(job: Job): readonly CostCode[] {
  if (job.handMade) return job.number === 1051 ? ALL_CODES : costCodes;
  const wanted = new Set(['01-010', '01-500', ...generatedTrade(job).codes]);
  return costCodes.filter((code) => wanted.has(code.full));
}

/** The hidden key of a project's code; null where the job, or the code, was never tied. */
export function codeOrigin(job: Job, code: CostCode): string | null {
  return job.inSage && code.sage !== '' ? costCodeOrigin(job.number, code.sage) : null;
}

export function makeProjectCodes(job: Job): ProcoreCostCode[] {
  const created = instant(addDays(job.start, -24), '17:21:00');
  const common = {
    project_id: projectId(job),
    biller: job.name,
    biller_id: projectId(job),
    biller_type: 'Project' as const,
    position: null,
    standard_cost_code_list_id: standardListId,
    origin_data: null,
    deleted_at: null,
    created_at: created,
    updated_at: created,
  };
  const root = (division: CostDivision): ProcoreCostCode => ({
    ...common,
    id: codeBase(job) + division.number,
    name: division.name,
    code: division.code,
    full_code: division.code,
    sortable_code: division.code,
    parent: { id: null },
    budgeted: false,
    standard_cost_code_id: STANDARD_BASE + division.number,
    line_item_types: [],
    origin_id: null,
  });
  const leaf = (code: CostCode): ProcoreCostCode => ({
    ...common,
    id: projectCodeId(job, code),
    name: code.name,
    code: code.part,
    full_code: code.full,
    sortable_code: code.full,
    parent: { id: codeBase(job) + code.division },
    budgeted: true,
    standard_cost_code_id: code.sage.endsWith('.000') ? STANDARD_BASE + (CODE_OFFSETS.get(code.full) ?? 0) : null,
    line_item_types: ORDINARY_TYPES.map((type) => ({ ...type })),
    origin_id: codeOrigin(job, code),
  });
  const codes = codesOf(job);
  const used = new Set(codes.map((code) => code.division));
  return [...costDivisions.filter((division) => used.has(division.number)).map(root), ...codes.map(leaf)];
}
