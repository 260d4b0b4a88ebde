import { readSketch } from '../../input/starters/read-sketch.ts';
import { sketchedText, topologyFile } from '../../report/init/topology-file.ts';
import type { CommandContext } from '../command.ts';

/** A topology with the structure of a file, and what is said of it where it is written to `path`. */
export async function startTopology(
  file: string,
  path: string,
  context: CommandContext,
): Promise<{ readonly text: string; readonly says: string }> {
  const sketch = await readSketch(file, context.standardInput);
  return { text: topologyFile(sketch, file), says: sketchedText(path, sketch) };
}
