import type { Sketch, SketchEdge, SketchPart } from '../../core/topology/model/sketch.ts';
import { plainText } from '../plain-text.ts';
import { shellWord } from '../shell-word.ts';
import { counted, placeText } from '../words/phrases.ts';
import { assumptionWords, sketchWords, sourceWords } from './sketch-words.ts';
import { comment, said, yamlWord } from './yaml-lines.ts';

const unknown = '"?"';

/** A sketch as a topology file: each number is to be filled in, and each part and edge says where it comes from. */
export function topologyFile({ source, parts, domains, assumptions }: Sketch, file: string): string {
  const [before, between, after] = sketchWords.head.split('…') as [string, string, string];
  const used = new Set(parts.flatMap(({ edges }) => edges.filter(({ isCut }) => !isCut).map(({ to }) => to)));
  const first = parts.filter(({ name }) => !used.has(name)).map(({ name }) => name);
  const lines = [
    '# yaml-language-server: $schema=./node_modules/ninefold/schema/topology-file.schema.json',
    comment(`${before}${file === '-' ? sketchWords.input : file}${between}${sourceWords[source]}${after}`),
    comment(sketchWords.fill),
    comment(sketchWords.assumed),
    ...assumptions.map((each) => comment(`- ${assumptionWords[each]}`)),
    'components:',
    ...parts.flatMap(partLines),
    ...(domains.length === 0 ? [] : ['domains:', ...domains.map((name) => `  ${yamlWord(name)}: ${unknown}`)]),
    said('journeys:', sketchWords.journeys),
    `  system: ${yamlPath(first)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What was written, and what to do next. */
export function sketchedText(path: string, { parts, domains }: Sketch): string {
  const edges = parts.flatMap((part) => part.edges).filter(({ isCut }) => !isCut).length;
  const numbers = counted(parts.length + domains.length, 'number');
  const what = `${counted(parts.length, 'part')}, ${counted(edges, 'edge')}`;
  return plainText(
    `Wrote ${path}: ${what}. Next: fill in ${numbers} ("?"), then run ninefold compose ${shellWord(path)}`,
  ).concat('\n');
}

function partLines({ name, place, replicas, domains, edges, ownStandby }: SketchPart): readonly string[] {
  const named = domains.map(yamlWord);
  const kept = edges.filter(({ isCut }) => !isCut);
  return [
    said(`  ${yamlWord(name)}:`, placeText(place)),
    ownStandby === null
      ? `    availability: ${unknown}`
      : said(`    availability: ${unknown}`, `${ownStandby} ${sketchWords.ownStandby}`),
    ...(replicas > 1 ? [said(`    replicas: ${replicas}`, sketchWords.replicas)] : []),
    ...(named.length === 0
      ? []
      : [said(`    domain: ${named.length === 1 ? named[0] : `[${named.join(', ')}]`}`, sketchWords.domain)]),
    ...edgeLines(
      'dependsOn',
      kept.filter(({ isOptional }) => !isOptional),
    ),
    ...edgeLines(
      'optional',
      kept.filter(({ isOptional }) => isOptional),
    ),
    ...edges
      .filter(({ isCut }) => isCut)
      .map((edge) => `    ${comment(`dependsOn ${edge.to}: ${sketchWords.cut} (${originOf(edge)})`)}`),
  ];
}

function edgeLines(key: string, edges: readonly SketchEdge[]): readonly string[] {
  if (edges.length === 0) return [];
  return [`    ${key}:`, ...edges.map((edge) => said(`      - ${yamlWord(edge.to)}`, originOf(edge)))];
}

const originOf = ({ key, place }: SketchEdge): string => `${key}, ${placeText(place)}`;

/** A path of names has no sign that YAML would take for its own, but for a colon. */
function yamlPath(names: readonly string[]): string {
  const path = names.join(' -> ');
  return names.length === 1 ? yamlWord(path) : path.includes(':') ? JSON.stringify(path) : path;
}
