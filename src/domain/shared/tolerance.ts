/** 0.55 − 0.3 is 0.25000000000000006 in binary floating point. Source: metrics-spec B.2. */
export const TOLERANCE = 1e-9;
