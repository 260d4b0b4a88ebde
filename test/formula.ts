/**
 * Reads a printed formula as a person with a calculator would: of `name = 2 × 3 / 4 = 1.5 s` the parts that are plain
 * arithmetic are worked out, in exact fractions, and held against the number after them.
 */
export interface CheckedFormula {
  readonly expression: string;
  readonly expected: number;
  readonly printed: number;
}

/** An exact fraction: 1 − 0.999999999 must not lose what it is about. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const number = /^[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?/;
const one: Fraction = { over: 1n, under: 1n };

function fractionOf(text: string): Fraction {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', part = ''] = mantissa.split('.');
  const power = Number(exponent) - part.length;
  const digits = BigInt(whole + part);
  return power >= 0
    ? { over: digits * 10n ** BigInt(power), under: 1n }
    : { over: digits, under: 10n ** BigInt(-power) };
}

const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const minus = (a: Fraction): Fraction => ({ over: -a.over, under: a.under });
const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

/** To 25 digits or so, more than a double has. */
function toNumber({ over, under }: Fraction): number {
  const [top, sign] = over < 0n === under < 0n ? [over, 1] : [-over, -1];
  if (top === 0n) return 0;
  const shift = Math.max(0, String(under).replace('-', '').length - String(top).replace('-', '').length + 25);
  return sign * Number(`${(top * 10n ** BigInt(shift)) / under}e-${shift}`);
}

/** Whole powers as fractions: 1 − (1 − 1e-9)^2 must not lose its digits either. */
const power = (base: Fraction, exponent: number): Fraction =>
  Number.isInteger(exponent) && exponent >= 0 && exponent <= 100
    ? { over: base.over ** BigInt(exponent), under: base.under ** BigInt(exponent) }
    : fromNumber(toNumber(base) ** exponent);

/** e^x to 40 digits, so that 1 − e^x keeps those of a small x: by its series, as a fraction. Domain: |x| below 50. */
function exponential(x: Fraction): Fraction {
  const unit = 10n ** 60n;
  const scaled = (x.over * unit) / x.under;
  let [total, term] = [unit, unit];
  for (let n = 1n; term !== 0n; n++) {
    term = (term * scaled) / (unit * n);
    total += term;
  }
  return { over: total, under: unit };
}

const fromNumber = (value: number): Fraction => {
  const found = fractionOf(String(Math.abs(value)));
  return value < 0 ? minus(found) : found;
};

/** Near 1 by what it differs by, which has its digits. */
const logarithm = (value: Fraction, far: (value: number) => number, scale: number): number => {
  const rest = toNumber(plus(value, minus(one)));
  return Math.abs(rest) < 0.5 ? Math.log1p(rest) / scale : far(toNumber(value));
};

const functions: Readonly<Record<string, (...values: readonly Fraction[]) => number>> = {
  log10: (value) => logarithm(value!, Math.log10, Math.LN10),
  ln: (value) => logarithm(value!, Math.log, 1),
  max: (...values) => Math.max(...values.map(toNumber)),
  min: (...values) => Math.min(...values.map(toNumber)),
};

class NotArithmetic extends Error {}

class Reader {
  private readonly text: string;
  private at = 0;
  operations = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): Fraction {
    const value = this.sum();
    this.skip();
    return this.at === this.text.length ? value : this.refuse();
  }

  private refuse(): never {
    throw new NotArithmetic(this.text.slice(this.at));
  }

  private skip(): void {
    while (this.text[this.at] === ' ') this.at++;
  }

  private takes(sign: string): boolean {
    this.skip();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  private sum(): Fraction {
    let value = this.product();
    for (;;) {
      if (this.takes('+')) value = plus(value, this.product());
      else if (this.takes('−')) value = plus(value, minus(this.product()));
      else return value;
      this.operations++;
    }
  }

  private product(): Fraction {
    let value = this.factor();
    for (;;) {
      if (this.takes('×') || this.takes('·')) value = times(value, this.factor());
      else if (this.takes('/')) {
        const { over, under } = this.factor();
        if (over === 0n) return this.refuse();
        value = times(value, { over: under, under: over });
      } else return value;
      this.operations++;
    }
  }

  private factor(): Fraction {
    const base = this.atom();
    if (!this.takes('^')) return base;
    this.operations++;
    return power(base, toNumber(this.factor()));
  }

  private atom(): Fraction {
    if (this.takes('−') || this.takes('-')) return minus(this.factor());
    if (this.takes('e^')) {
      this.operations++;
      return exponential(this.atom());
    }
    if (this.takes('√')) {
      this.operations++;
      return fromNumber(Math.sqrt(toNumber(this.atom())));
    }
    if (this.takes('(')) return this.closed([this.sum()])[0]!;
    for (const [name, value] of Object.entries(functions))
      if (this.takes(`${name}(`)) {
        const values = [this.sum()];
        while (this.takes(',')) values.push(this.sum());
        this.operations++;
        return fromNumber(value(...this.closed(values)));
      }
    const match = number.exec(this.text.slice(this.at));
    if (!match) return this.refuse();
    this.at += match[0].length;
    const unit = /^ (s|\/s)(?![a-z])/.exec(this.text.slice(this.at));
    this.at += unit?.[0].length ?? 0;
    return fractionOf(match[0]);
  }

  private closed(values: readonly Fraction[]): readonly Fraction[] {
    return this.takes(')') ? values : this.refuse();
  }
}

function arithmetic(expression: string): number | null {
  const reader = new Reader(expression);
  try {
    const value = toNumber(reader.whole());
    return reader.operations > 0 ? value : null;
  } catch (error) {
    if (error instanceof NotArithmetic) return null;
    throw error;
  }
}

/** The longest end of a text that is arithmetic of at least one operation, and not the end of something larger. */
function arithmeticAtEnd(text: string): { expression: string; value: number } | null {
  for (let from = 0; from < text.length; from++) {
    const before = text.slice(0, from).trimEnd();
    if (from > 0 && (text[from - 1] !== ' ' || /[-+−×·/^(√,]$/.test(before))) continue;
    const expression = text.slice(from).trim();
    const value = arithmetic(expression);
    if (value !== null) return { expression, value };
  }
  return null;
}

/** All that can be checked in a line. @example checkedFormulas('x = 1 + 2 = 3 s') // one: '1 + 2', 3 and 3 */
export function checkedFormulas(line: string): readonly CheckedFormula[] {
  const parts = line.split(' = ');
  return parts.slice(0, -1).flatMap((left, i): readonly CheckedFormula[] => {
    const own = left.slice(Math.max(left.lastIndexOf('; '), left.lastIndexOf(': ')) + 1);
    const found = arithmeticAtEnd(own);
    const printed = /^-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?/.exec(parts[i + 1]!);
    if (!found || !printed) return [];
    return [{ expression: found.expression, expected: found.value, printed: Number(printed[0]) }];
  });
}
