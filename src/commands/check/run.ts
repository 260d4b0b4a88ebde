import type { Check } from '../../core/gates/check.ts';
import { notice } from '../../core/notice.ts';
import { type FilePlace, fail, type Problem, ProblemError } from '../../core/problem.ts';
import { utc } from '../../core/time/zone.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { type NamedSettings, type ProjectFile, readProject } from '../../input/project/read-project.ts';
import { checkReport, type GateResult } from '../../report/check/report.ts';
import { warningOf } from '../../report/words/notice-text.ts';
import { problemSentence } from '../../report/words/problem-text.ts';
import type { Call, CommandContext, JudgedCall, Outcome } from '../command.ts';
import { Given } from '../options/given.ts';
import { parseReport } from '../options/reports.ts';
import { gateCall, gateCommands } from './gate-call.ts';
import { type checkOptions, usualFile } from './options.ts';

/** Runs every gate of a project file, each as the call of a command; one that cannot be judged does not hide the others. */
export async function runCheck(call: Call<typeof checkOptions>, context: CommandContext): Promise<Outcome> {
  const { args, options, typed } = call;
  const [file = usualFile, second] = args;
  if (second !== undefined) fail('argumentTwice', { first: file, second });
  const project = await readProject(file, context.standardInput);
  const gates: GateResult[] = [];
  const problems: Problem[] = [];
  const inputs: string[] = [];
  for (const gate of project.gates) {
    context.onWork(() => gate.name);
    try {
      const judged = await runGate(gate, project, typed.get('at') ?? [], context);
      inputs.push(...judged.inputs);
      const idle = judged.checks.every(({ onlyWarns, doubt }) => onlyWarns || doubt);
      const warnings = idle ? [...judged.warnings, warningOf(notice('gateOnlyWarns', {}))] : judged.warnings;
      gates.push({ name: gate.name, ...judged, warnings });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      gates.push({
        name: gate.name,
        checks: [unjudged(gate, error.problems)],
        warnings: [],
        blocks: [],
        zone: utc,
        problems: error.problems,
      });
    }
  }
  const checks = context.compare(
    gates.flatMap(({ name, checks }) => checks.map((check) => ofGate(name, check, project))),
  );
  const changed = gates.map((gate) => ({
    ...gate,
    checks: gate.checks.map((check) => withChange(check, gate, checks)),
  }));
  return {
    report: checkReport(project.file, changed, options.strict, options.details),
    zone: utc,
    checks,
    targetSubjects: [],
    showsChecks: true,
    reports: project.reports.map((text) => parseReport(new Given('reports', text))),
    inputs,
    problems,
  };
}

/** Judges one gate; what is wrong with it is thrown, at its place. */
export async function runGate(
  gate: NamedSettings,
  project: ProjectFile,
  at: readonly string[],
  context: CommandContext,
): Promise<JudgedCall> {
  const run = gate.settings.find(({ key }) => key === 'run');
  const name = run?.texts[0] ?? fail('keyMissing', { what: `the gate ${gate.name}`, key: 'run' }, gate.place);
  if (!gateCommands.includes(name)) failUnknownName('command for a gate', name, gateCommands, run!.place);
  const definition = await context.findCommand(name);
  const { args, typed, places } = gateCall(gate, definition, project);
  if (at.length > 0) typed.set('at', at);
  try {
    const judged = await context.judge(definition, args, typed);
    if (judged.checks.length === 0) fail('gateWithoutCheck', { gate: gate.name }, gate.place);
    return judged;
  } catch (error) {
    throw error instanceof ProblemError
      ? new ProblemError(...error.problems.map((each) => placed(each, places, gate)))
      : error;
  }
}

/** What is wrong with a setting stands at its line, not behind an option that nobody typed. */
function placed(problem: Problem, places: ReadonlyMap<string, FilePlace>, gate: NamedSettings): Problem {
  const { where } = problem;
  if (where?.kind === 'file') return problem;
  return { ...problem, where: (where?.option && places.get(where.option)) || gate.place } as Problem;
}

function unjudged({ place }: NamedSettings, problems: readonly Problem[]): Check {
  const [first] = problems;
  const because = problems.map(problemSentence).join('; ');
  const asked = first?.where?.kind === 'file' ? first.where : place;
  return { expression: 'it can be judged', actual: null, status: 'error', place: asked, because };
}

/** A check under the name of its gate; where no file asks for it, the gate does. */
function ofGate(name: string, check: Check, { gates }: ProjectFile): Check {
  const { place } = gates.find((each) => each.name === name)!;
  return { place, ...check, expression: expressionIn(name, check), gate: name };
}

const expressionIn = (gate: string, { expression }: Check): string => `${gate}: ${expression}`;

/** Under the gate it has its own name, and what became of it. */
function withChange(check: Check, { name }: GateResult, all: readonly Check[]): Check {
  const change = all.find(({ gate, expression }) => gate === name && expression === expressionIn(name, check))?.change;
  return change ? { ...check, change } : check;
}
