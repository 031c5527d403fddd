// The forty subcontracts of the sample company and what each of them is there to show.

export type SampleFault =
  | 'vendorNotLinked'
  | 'vendorInactive'
  | 'jobNotLinked'
  | 'jobClosed'
  | 'costCodeUnknown'
  | 'costTypeMissing'
  | 'numberMissing'
  | 'numberTooLong'
  | 'numberTaken'
  | 'numberCollides'
  | 'linesDoNotSum'
  | 'noLines'
  | 'titleVeryLong'
  | 'titleCut'
  | 'lineTextCut'
  | 'sameCodeAndType'
  | 'unitBased'
  | 'awkwardText'
  | 'draft'
  | 'outForSignature'
  | 'terminated'
  | 'drifted'
  | 'reportLost'
  | 'foreignOrigin';

export type SampleState = 'ready' | 'blocked' | 'warning' | 'notSent' | 'synced' | 'foreign';

export type SubcontractSpec = {
  /** 1 to 40. */
  readonly ordinal: number;
  readonly state: SampleState;
  readonly faults: readonly SampleFault[];
  readonly job: number;
  readonly vendor: string;
  readonly trade: string;
  readonly lineCount: number;
  readonly title: string;
  /** Procore's number; '' where it is missing. */
  readonly number: string;
};

/** state; faults; job; vendor; trade; lines; title; number (empty: the usual SC-job-nn) */
const SPECS = `
ready;;1042;Cascade Electric LLC;electrical;9;Electrical;
ready;;1042;Pine Ridge Plumbing Co.;plumbing;8;Plumbing;
ready;;1043;Columbia Concrete Inc;concrete;14;Foundations and slabs;
ready;;1043;Lewis River Steel;steel;12;Structural steel, gymnasium;
ready;;1044;Timberline Framing LLC;carpentry;25;Framing, buildings A and B;
ready;;1045;Sound Utility Contractors;excavation;11;Pier sitework;
ready;;1046;Northwest Drywall Inc.;drywall;7;Metal studs and drywall;
ready;;1047;Clear Lake Glass;glazing;5;Taproom storefront;
ready;;1048;Firewatch Sprinkler;sprinkler;6;Fire sprinklers;
ready;;1051;Mount Hood Heating & Air;hvac;16;Heating and ventilation;
ready;;1053;Blacktop Brothers;paving;3;Truck court paving;
blocked;vendorNotLinked;1042;Chinook Tile & Stone;flooring;6;Tile at exam rooms;
blocked;vendorInactive;1044;Ochoco Pipeworks;plumbing;7;Plumbing, building B;
blocked;jobNotLinked;1055;Ironwood Steel Fabricators;steel;8;Canopy steel;
blocked;jobClosed;1038;Wide Plank Flooring;flooring;4;Gym floor repair;
blocked;costCodeUnknown;1051;Clearwater Climate Control;hvac;6;Controls and commissioning;
blocked;costTypeMissing;1046;Painted Hills Painting;painting;5;Interior painting;
blocked;numberMissing;1047;Vulcan Bay Erectors;steel;4;Brewhouse mezzanine;-
blocked;numberTooLong;1049;Cascadia Roofing Inc;roofing;9;Membrane roofing;SC-1049-ROOFING-BLDG-C
blocked;numberTaken;1048;Stonebridge Masonry Inc;masonry;5;Apparatus bay masonry;1048-07
blocked;numberTooLong,numberCollides;1043;Evergreen Electric Inc;electrical;10;Electrical, classroom wing;SC-1043-ELECTRICAL-W1-CLASSROOMS
blocked;numberTooLong,numberCollides;1043;Kestrel Electrical Contractors;electrical;7;Electrical, gymnasium;SC-1043-ELECTRICAL-W2-GYM
blocked;linesDoNotSum;1050;Fern Hollow Landscape;landscape;5;Grounds and planting;
blocked;noLines;1052;Keystone Frames Inc;doors;0;Doors, frames and hardware;
blocked;titleVeryLong,vendorNotLinked;1044;Level Five Finishing;drywall;4;*;
warning;titleCut;1049;Skyline Curtain Wall LLC;glazing;7;Curtain wall, storefront and interior glazing at building C lobby and stairs;
warning;lineTextCut,sameCodeAndType;1045;Salmon Bay HVAC Inc;hvac;9;Cold storage refrigeration and ventilation;
warning;unitBased;1053;Granite Bar Excavation;excavation;8;Mass grading, unit prices;
warning;awkwardText;1050;Müller Façade & Glazing;glazing;4;Restore "Rose" windows & façade – 5 Ω ground;
notSent;draft;1052;Alder Creek Excavating;excavation;3;Parking lot grading;
notSent;outForSignature;1051;Madrone Grounds Co;landscape;4;Overlook planting;
notSent;terminated;1046;Resilient Northwest;flooring;5;Resilient flooring;
synced;;1042;Northshore Flatwork;concrete;6;Slab and flatwork;
synced;;1043;Bitterroot Earthworks LLC;excavation;10;Sitework and foundations;
synced;;1044;Summit Lift & Elevator;elevator;5;Elevators;
synced;;1047;Fort Rock Masonry;masonry;5;Hearth and brick veneer;
synced;;1048;Peninsula Pro Painters;painting;6;Painting;
synced;drifted;1049;Snug Harbor Insulation;insulation;4;Insulation and firestopping;
synced;reportLost;1053;Overlake Roof Services;roofing;5;Warehouse roof;
foreign;foreignOrigin;1046;Crater Fire Protection;sprinkler;3;Fire sprinkler changes;`;

const VERY_LONG = 'Complete interior partitions, ceilings and finishes for the memory care wing including all layout, ';

/** A title of exactly 300 characters, as people paste them from a scope letter. */
function veryLongTitle(): string {
  return `${VERY_LONG}${'framing, board, tape, texture, patching and cleanup as described in the scope letter, '.repeat(4)}`
    .slice(0, 299)
    .concat('.');
}

export const subcontractSpecs: readonly SubcontractSpec[] = SPECS.trim()
  .split('\n')
  .map((line, index) => {
    const [state = '', faults = '', job, vendor = '', trade = '', lines, title = '', number = ''] = line.split(';');
    const ordinal = index + 1;
    return {
      ordinal,
      state: state as SampleState,
      faults: faults === '' ? [] : (faults.split(',') as SampleFault[]),
      job: Number(job),
      vendor,
      trade,
      lineCount: Number(lines),
      title: title === '*' ? veryLongTitle() : title,
      number: number === '-' ? '' : number || `SC-${job}-${String(ordinal).padStart(3, '0')}`,
    };
  });

const CONTRACT_BASE = 598_134_325_900_000;

/** The id of a subcontract in Procore; 1 to 40 are made by hand, the scale generator goes on from 41. */
export function contractId(ordinal: number): number {
  return CONTRACT_BASE + ordinal;
}

export function contractLineId(ordinal: number, position: number): number {
  return CONTRACT_BASE + 500_000 + ordinal * 100 + position;
}

/** What is wrong with which subcontract, by its id in Procore. */
export const sampleFaults: Readonly<Record<number, SubcontractSpec>> = Object.fromEntries(
  subcontractSpecs.map((spec) => [contractId(spec.ordinal), spec]),
);
