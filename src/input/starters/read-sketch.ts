import { fail, ProblemError } from '../../core/problem.ts';
import type { Sketch } from '../../core/topology/model/sketch.ts';
import { helmIn } from '../slo/template.ts';
import type { StandardInput } from '../source/source.ts';
import type { FileNode } from '../structured/node.ts';
import { placesIn } from '../structured/places.ts';
import { parseStructured, readStructuredText } from '../structured/read-file.ts';
import { backstage } from './backstage.ts';
import { compose } from './compose.ts';
import { jaeger } from './jaeger.ts';
import { kubernetes } from './kubernetes.ts';
import { sketchOf } from './sketch-of.ts';
import type { Starter } from './starter.ts';
import { terraform } from './terraform.ts';

const starters: readonly Starter[] = [backstage, kubernetes, compose, terraform, jaeger];

/**
 * Reads the structure of a system out of a file that was written for something else; no number and no value of it, but for
 * counts, is taken. A template that is not rendered, and what is none of the kinds, are refused.
 * @example await readSketch('compose.yaml', () => process.stdin) // { source: 'compose', parts: […], … }
 */
export async function readSketch(path: string, standardInput: StandardInput): Promise<Sketch> {
  const { text, name } = await readStructuredText(path, standardInput);
  const template = /^\s*[[{](?!\{)/.test(text) ? null : helmIn(text);
  if (template) fail('starterTemplate', { text: template.text }, placesIn(text, name)(template.offset));
  const documents = await parsed(text, name);
  const starter = starters.find((each) => each.recognises(documents));
  if (!starter) return fail('starterUnknown', {}, { kind: 'file', file: name });
  const sketch = sketchOf(starter.source, starter.read(documents));
  if (sketch.parts.length === 0) fail('starterEmpty', { source: starter.source }, { kind: 'file', file: name });
  return sketch;
}

/** What documents are that describe no topology; null: none of the kinds. */
export function sourceOf(documents: readonly FileNode[]): Sketch['source'] | null {
  return starters.find((each) => each.recognises(documents))?.source ?? null;
}

/** Braces that YAML cannot read are a template's as well. */
async function parsed(text: string, name: string): Promise<readonly FileNode[]> {
  try {
    return await parseStructured(text, name);
  } catch (error) {
    const found = /\{\{.*?(?:\}\}|$)/m.exec(text);
    if (!(error instanceof ProblemError) || !found || /^\s*[[{](?!\{)/.test(text)) throw error;
    return fail('starterTemplate', { text: found[0] }, placesIn(text, name)(found.index));
  }
}
