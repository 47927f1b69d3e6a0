import type { AuditOrigin } from '../ports/audit';
import type { Ports } from '../ports/ports';

/** The same ports, under which every change is traced as made with this part of the app. */
export function withOrigin(ports: Ports, origin: AuditOrigin): Ports {
  return {
    ...ports,
    okrs: {
      ...ports.okrs,
      save: (change, trace = []) =>
        ports.okrs.save(
          change,
          trace.map((entry) => ({ ...entry, origin })),
        ),
    },
  };
}
