/** The sum of two doubles, the second below the last digit of the first: about 31 digits (Dekker 1971). */
export interface DoubleDouble {
  readonly leading: number;
  readonly trailing: number;
}

export const nought: DoubleDouble = { leading: 0, trailing: 0 };
export const unity: DoubleDouble = { leading: 1, trailing: 0 };

/** Splits a double into two halves of 26 bits. */
const splitter = 2 ** 27 + 1;

/** left · right − product, exactly, where product is left · right rounded. */
export function productRest(left: number, right: number, product: number): number {
  const leftScaled = splitter * left;
  const leftHigh = leftScaled - (leftScaled - left);
  const leftLow = left - leftHigh;
  const rightScaled = splitter * right;
  const rightHigh = rightScaled - (rightScaled - right);
  const rightLow = right - rightHigh;
  return leftLow * rightLow - (product - leftHigh * rightHigh - leftLow * rightHigh - leftHigh * rightLow);
}

/** Normalised: the rest becomes the part that the sum has no room for. */
function paired(sum: number, rest: number): DoubleDouble {
  const leading = sum + rest;
  return { leading, trailing: rest - (leading - sum) };
}

export function plus(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = a.leading + b.leading;
  const back = sum - a.leading;
  return paired(sum, a.leading - (sum - back) + (b.leading - back) + (a.trailing + b.trailing));
}

export function times(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = a.leading * b.leading;
  return paired(
    product,
    productRest(a.leading, b.leading, product) + (a.leading * b.trailing + a.trailing * b.leading),
  );
}

export function over(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const quotient = a.leading / b.leading;
  const product = quotient * b.leading;
  const rest = a.leading - product - productRest(quotient, b.leading, product) + a.trailing - quotient * b.trailing;
  return paired(quotient, rest / b.leading);
}

/** 1 − x, to the last of its digits where x is a double. */
export function oneMinus(x: number): DoubleDouble {
  const leading = 1 - x;
  return { leading, trailing: 1 - leading - x };
}
