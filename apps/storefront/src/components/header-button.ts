/** The classes of everything in the header that one can press. */
export const HEADER_BUTTON =
  'relative inline-flex h-11 min-w-11 items-center justify-center gap-2 rounded-md px-2.5 text-base hover:bg-ground-deep'
