// npm run tieout -- <call> '<json>': one call of the contract from the command line, answered as JSON.
import { contract, isCallName } from '#shared/contract/contract.ts';
import { answerCommand } from './answer-command.ts';

const usage = [
  "Usage: npm run tieout -- <call> '<json>'",
  '',
  'Asks the running Tieout, or starts the core for this one call. Prints the answer as JSON.',
  'sync.refresh and push.start are waited for. TIEOUT_DATA_DIR or --data-dir <folder> names the data folder.',
  '',
  'Calls:',
  ...Object.entries(contract).map(([name, { mode }]) => `  ${name} (${mode})`),
];

const argv = process.argv.slice(2);
const words = argv.filter((word, at) => !word.startsWith('--') && argv[at - 1] !== '--data-dir');
const [name = '', text = '{}'] = words;

function parse(): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const input = parse();
if (!isCallName(name) || input === undefined || words.length > 2) {
  const complaint = name === '' ? [] : [isCallName(name) ? 'The input is not JSON.' : `There is no call ${name}.`, ''];
  process.stderr.write(`${[...complaint, ...usage].join('\n')}\n`);
  process.exitCode = 2;
} else {
  const answer = await answerCommand(name, input, { env: process.env, argv });
  process.stdout.write(`${JSON.stringify(answer.ok ? answer.value : answer, null, 2)}\n`);
  process.exitCode = answer.ok ? 0 : 1;
}
