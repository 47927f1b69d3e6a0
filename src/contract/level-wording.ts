import type { Level } from '../domain/okr/objective';

const NAMES: Readonly<Record<Level, string>> = {
  company: 'Company',
  team: 'Team',
  project: 'Project',
};

export const levelName = (level: Level): string => NAMES[level];
