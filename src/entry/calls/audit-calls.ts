import { getHistory } from '../../application/audit/get-history';
import { listAudit } from '../../application/audit/list-audit';
import type { AuditCalls } from '../../contract/audit/calls';
import type { Runs } from './runs';

export const auditCalls: Runs<keyof AuditCalls> = { getHistory, listAudit };
