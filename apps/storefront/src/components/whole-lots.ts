/** The nearest quantity from this one on that can be ordered: whole lots, within the smallest order and what there is. */
export function wholeLots(quantity: number, { min, max, step }: { min: number; max: number; step: number }): number {
  const most = max - (max % step)
  return Math.min(most, Math.max(min, Math.ceil(Math.trunc(quantity) / step) * step))
}

/** One lot more; from a quantity between two lots, the lot above it. */
export function lotAbove(quantity: number, step: number): number {
  return (Math.floor(quantity / step) + 1) * step
}

/** One lot fewer; from a quantity between two lots, the lot below it. */
export function lotBelow(quantity: number, step: number): number {
  return (Math.ceil(quantity / step) - 1) * step
}
