export const METRICS_PATH = '/metrics';
export const CATALOGUE_PATH = '/catalogue';

export const metricPath = (metricId: string): string =>
  `${METRICS_PATH}?id=${encodeURIComponent(metricId)}`;
