import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import type { KeptPart, KeptParts } from './kept-code.ts';

/** A CommonJS function around a file of the program. */
type Wrapped = (
  exports: unknown,
  require: (name: string) => unknown,
  module: { exports: unknown },
  folder: string,
) => void;

/**
 * The files of the built program as modules, each compiled from what was kept of it, or from its text. They only require
 * each other, by names that begin with `./`, and modules of Node.
 *
 * @example new ProgramFiles('/…/dist', new Map()).load('main.cjs')
 */
export class ProgramFiles {
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly scripts = new Map<string, Script>();
  private readonly folder: string;
  private readonly kept: KeptParts;
  private hasNew = false;

  constructor(folder: string, kept: KeptParts) {
    this.folder = folder;
    this.kept = kept;
  }

  /** What the file exports; `name` counts from the folder of the program. */
  load(name: string): unknown {
    const known = this.modules.get(name);
    if (known) return known.exports;
    const script = this.script(name);
    this.scripts.set(name, script);
    const module: { exports: unknown } = { exports: {} };
    this.modules.set(name, module);
    const within = name.slice(0, name.lastIndexOf('/') + 1);
    const wanted = (other: string): unknown =>
      other.startsWith('.') ? this.load(resolve(within, other)) : require(other);
    (script.runInThisContext() as Wrapped)(module.exports, wanted, module, this.folder);
    return module.exports;
  }

  /** All that is worth keeping, with what this run has compiled; null where nothing is new. */
  compiled(): KeptParts | null {
    if (!this.hasNew) return null;
    const parts = new Map<string, KeptPart>(this.kept);
    for (const [name, script] of this.scripts)
      parts.set(name, { source: this.kept.get(name)?.source ?? this.read(name), code: script.createCachedData() });
    return parts;
  }

  private script(name: string): Script {
    const part = this.kept.get(name);
    const source = part?.source ?? this.read(name);
    const text = `(function(exports,require,module,__dirname){${source.toString('latin1')}\n})`;
    const filename = `${this.folder}/${name}`;
    const script = part ? new Script(text, { filename, cachedData: part.code }) : new Script(text, { filename });
    if (!part || script.cachedDataRejected === true) this.hasNew = true;
    return script;
  }

  private read(name: string): Buffer {
    return readFileSync(`${this.folder}/${name}`);
  }
}

/** `./chunks/a.cjs` and, from within `chunks/`, `./a.cjs` or `../io.cjs`, from the folder of the program. */
function resolve(within: string, name: string): string {
  return name.startsWith('../') ? name.slice(3) : `${within}${name.slice(2)}`;
}
