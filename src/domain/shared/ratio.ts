/** 0 is none, 1 is all. Exact; rounding belongs to the screen. */
export type Ratio = number;
