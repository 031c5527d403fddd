// The jobs of Harbor & Pine Builders: fourteen on both sides, two that only Procore knows, and more on request.
import { addDays, workday } from './dates.ts';
import { makeRandom } from './random.ts';
import { towns } from './vendor-names.ts';

export type Phase = { readonly number: number; readonly name: string };

export type Job = {
  /** Record number in Sage; for a project that only Procore knows, the number people gave it. */
  readonly number: number;
  readonly name: string;
  readonly shortName: string;
  readonly client: number;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** Sage: 3 Contract, 4 Current, 5 Complete, 6 Closed. */
  readonly status: number;
  readonly type: number;
  readonly phases: readonly Phase[];
  readonly start: string;
  readonly end: string;
  /** Contract with the owner, in cents. */
  readonly value: number;
  readonly inSage: boolean;
  /** False for the jobs added by the scale generator. */
  readonly handMade: boolean;
};

export const jobTypes = [
  'Commercial',
  'Education',
  'Multi-family',
  'Industrial',
  'Public works',
  'Healthcare',
] as const;

/** number; name; address; city state zip; status; type; client; days since start; duration; contract in dollars; phases */
const HAND_MADE = `
1042;Maple Street Clinic;18 Maple St;Eugene OR 97401;4;6;201;250;420;1850000;
1043;Harborview Elementary Addition;2200 Harborview Dr;Tacoma WA 98407;4;2;202;310;480;6240000;1 Sitework and foundations|2 Classroom wing|3 Gymnasium
1044;Alder Creek Apartments;4110 SE Alder Creek Rd;Portland OR 97206;4;3;203;280;540;11875000;1 Building A|2 Building B
1045;Pier 7 Cold Storage;700 Pier Way;Seattle WA 98134;3;4;204;45;390;8420000;
1046;Willamette Public Library Renovation;585 Liberty St SE;Salem OR 97301;4;5;205;190;300;3315000;
1047;Cedar & Stone Brewery;91 NW Galveston Ave;Bend OR 97703;4;1;206;160;260;2140000;
1048;Fire Station No. 12;3402 NE 54th St;Vancouver WA 98661;4;5;207;220;365;4485000;
1049;Rainier Business Park Building C;19820 84th Ave S;Kent WA 98032;4;1;208;330;510;9730000;1 Shell|2 Core|3 Tenant improvements|4 Site
1050;St. Brigid's Parish Hall;1410 Grand Ave;Astoria OR 97103;4;1;209;120;240;1275000;
1051;Columbia Gorge Visitor Center;1 Gorge Overlook Rd;Hood River OR 97031;4;5;205;90;330;5060000;
1052;Mercer Dental Suite;1105 108th Ave NE, Suite 400;Bellevue WA 98004;4;6;210;70;150;865000;
1053;Skagit Valley Co-op Warehouse;1900 Skagit Hwy;Mount Vernon WA 98273;4;4;211;140;280;3970000;
1054;Oak Grove Senior Living;14200 SE Oatfield Rd;Milwaukie OR 97267;5;3;203;345;330;7350000;
1038;Lincoln Middle School Gym;3116 NE Lincoln St;Portland OR 97213;6;2;202;700;380;4120000;
1055;Whidbey Ferry Terminal Canopy;8500 Ferry Landing;Clinton WA 98236;0;5;0;20;200;1490000;
1056;Tillamook Creamery Boiler Room;4175 Hwy 101 N;Tillamook OR 97141;0;4;0;12;160;980000;`;

export const handMadeSageJobs = 14;

function parseJob(line: string, today: string): Job {
  const [number, name = '', address = '', place = '', status, type, client, since, length, dollars, phases = ''] =
    line.split(';');
  const [, city = '', state = '', zip = ''] = /^(.*) (\w\w) (\d+)$/.exec(place) ?? [];
  const start = workday(addDays(today, -Number(since)));
  return {
    number: Number(number),
    name,
    shortName: name.slice(0, 30).trimEnd(),
    client: Number(client),
    address,
    city,
    state,
    zip,
    status: Number(status),
    type: Number(type),
    phases: phases === '' ? [] : phases.split('|').map((p) => ({ number: Number(p.slice(0, 1)), name: p.slice(2) })),
    start,
    end: workday(addDays(start, Number(length))),
    value: Number(dollars) * 100,
    inSage: Number(client) > 0,
    handMade: true,
  };
}

const PLACES = ['Juniper', 'Larch', 'Madrona', 'Hemlock', 'Heron', 'Otter', 'Quail', 'Salmonberry', 'Sorrel', 'Yarrow'];
const KINDS = ['Medical Office', 'Townhomes', 'Storage Building', 'Grocery', 'School Annex', 'Pump Station', 'Offices'];

function generatedJob(index: number, seed: number, today: string): Job {
  const number = 2001 + index;
  const random = makeRandom(seed, `job/${number}`);
  const [city, state, zip] = random.pick(towns);
  const name = `${random.pick(PLACES)} ${random.pick(KINDS)} ${number}`;
  const start = workday(addDays(today, -random.int(20, 360)));
  return {
    number,
    name,
    shortName: name.slice(0, 30),
    client: 201 + (index % clientNames.length),
    address: `${random.int(10, 9990)} ${random.pick(PLACES)} St`,
    city,
    state,
    zip,
    status: random.chance(85) ? 4 : 3,
    type: random.int(1, jobTypes.length),
    phases: random.chance(10)
      ? [
          { number: 1, name: 'Building' },
          { number: 2, name: 'Site' },
        ]
      : [],
    start,
    end: workday(addDays(start, random.int(120, 500))),
    value: random.int(400, 9000) * 100_000,
    inSage: true,
    handMade: false,
  };
}

/** `count` is the number of jobs in Sage; the two that only Procore knows come on top. */
export function makeJobs(options: { seed: number; today: string; count: number }): Job[] {
  const handMade = HAND_MADE.trim()
    .split('\n')
    .map((line) => parseJob(line, options.today));
  const more = Math.max(0, options.count - handMadeSageJobs);
  return [...handMade, ...Array.from({ length: more }, (_, index) => generatedJob(index, options.seed, options.today))];
}

/** Clients 201 and up. */
export const clientNames: readonly string[] = [
  'Maple Street Health Partners',
  'Puget Sound School District',
  'Alder & Oak Residential LP',
  'Pier 7 Logistics LLC',
  'City of Salem',
  'Cedar & Stone Brewing Co',
  'Clark County Fire District 5',
  'Rainier Business Park LLC',
  "St. Brigid's Parish",
  'Mercer Dental Group PLLC',
  'Skagit Valley Growers Co-op',
];
