import { canHaveKind, type StatusKind, type WorkflowStatus } from './status-kind';

/**
 * Words in the names of statuses, in English, German, French, Spanish, Portuguese, Italian, Dutch,
 * Polish, Turkish, Russian, Ukrainian, Japanese, Chinese and Korean. The first kind that fits wins:
 * "waiting for review" is a queue, "blocked in review" is blocked.
 */
const WORDS: readonly (readonly [StatusKind, RegExp])[] = [
  [
    'blocked',
    /(?<!\p{L})(?:blocked|impeded|impediment|on hold|hold|stuck|paused|parked|suspended|deferred|blockiert|gesperrt|angehalten|pausiert|zurückgestellt|bloqu[ée]e?|suspendue?|bloquead[oa]|em espera|detenid[oa]|bloccat[oa]|sospes[oa]|geblokkeerd|zablokowan[eya]|wstrzyman[eya]|engellendi|beklemede)(?!\p{L})|заблокирован|приостановлен|заблоковано|призупинено|ブロック|保留|阻塞|受阻|挂起|차단|보류/iu,
  ],
  [
    'wait',
    /(?<!\p{L})(?:wait|waiting|awaiting|ready|queue|queued|pending|selected|to be|to (?:review|test|deploy|release|verify)|backlog|triage|triaged|approved|wartet|wartend|warten|bereit|ausstehend|warteschlange|eingeplant|en attente|pr[êe]te?|à (?:faire|tester|valider|livrer)|pendiente|esperando|en espera|list[oa] para|pront[oa] (?:para|per)|aguardando|pendente|in attesa|da (?:testare|rilasciare)|wachten|wachtend|klaar voor|oczekuj[eą]\w*|gotowe do|do (?:testów|przeglądu|wdrożenia)|bekliyor|hazır)(?!\p{L})|ожида|в очереди|готов[оа]? к|очіку|готово до|待ち|待機|等待|待(?:审|测|发|处理)|就绪|대기/iu,
  ],
  [
    'review',
    /(?<!\p{L})(?:review|reviewing|code review|peer review|in qa|qa|uat|testing|test|verif\w*|validat\w*|approval|inspection|prüfung|überprüfung|im test|abnahme|revue|relecture|recette|en validation|revisi[óo]n|en pruebas?|pruebas|homologação|revisão|em testes?|validação|revisione|in prova|collaudo|verifica|controle|beoordeling|in test|przegląd|testowanie|weryfikacja|inceleme\w*|gözden geçir\w*|testte)(?!\p{L})|ревью|проверк|тестирован|перевірк|тестуванн|рев['’]?ю|レビュー|テスト|確認中|评审|審查|审核|测试|驗證|验证|검토|테스트|리뷰/iu,
  ],
  [
    'active',
    /(?<!\p{L})(?:progress|doing|develop\w*|dev|implement\w*|coding|build|building|working|work|started|active|design|designing|analysis|analy[sz]ing|bearbeitung|arbeit|umsetzung|entwicklung|en cours|développement|en curso|en progreso|desarrollo|em andamento|em progresso|desenvolvimento|fazendo|in corso|sviluppo|lavorazione|mee bezig|bezig|ontwikkeling|w toku|w trakcie|devam ediyor|geliştirme|yapılıyor)(?!\p{L})|в работе|в процессе|разработк|в роботі|розробк|進行中|作業中|开发|進行|进行中|处理中|진행|개발/iu,
  ],
];

/**
 * What a status probably means, by its name. Only ever offered, never applied by itself; `null`
 * when the name says nothing. Whole words are looked for in alphabets that have blanks between them.
 */
export function suggestedStatusKind(status: WorkflowStatus): StatusKind | null {
  if (!canHaveKind(status)) return null;
  const name = status.name.replaceAll(/[_/.:–—-]+/g, ' ');
  return WORDS.find(([, words]) => words.test(name))?.[0] ?? null;
}
