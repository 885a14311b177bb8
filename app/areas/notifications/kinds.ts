import type { LocalText } from '~/platform/local-text'

/** What people are told. A text in several languages is kept so, and chosen when it is read. Times are epoch milliseconds. */
export type Notice =
  | { kind: 'certificate-issued'; params: { certification: string; expiresAt: number | null } }
  | { kind: 'member-certified'; params: { person: string; certification: string } }
  | { kind: 'certificate-withheld'; params: { certification: string; missing: readonly string[] } }
  | { kind: 'certificate-revoked' | 'certificate-reinstated'; params: { certification: string; reason: string } }
  | {
      kind: 'member-certificate-revoked' | 'member-certificate-reinstated'
      params: { person: string; certification: string; reason: string }
    }
  | { kind: 'certificate-returned'; params: { certification: string; held: string } }
  | { kind: 'member-certificate-returned'; params: { person: string; certification: string; held: string } }
  | { kind: 'tier-promoted'; params: { track: LocalText; tier: LocalText; better: readonly LocalText[] | null } }
  | {
      kind: 'tier-demoted'
      params: { track: LocalText; tier: LocalText | null; worse: readonly LocalText[] | null }
    }
  | {
      kind: 'tier-withdrawn'
      params: {
        track: LocalText
        gone: LocalText
        tier: LocalText | null
        until: number | null
        worse: readonly LocalText[] | null
      }
    }
  | { kind: 'tier-grace-started'; params: { track: LocalText; tier: LocalText; until: number } }
  | {
      kind: 'tier-kept' | 'tier-demotion-agreed'
      params: { track: LocalText; tier: LocalText; until: number; reason: string }
    }
  | { kind: 'tier-keep-withdrawn'; params: { track: LocalText; tier: LocalText; reason: string } }
  | {
      kind: 'tier-loss-ahead'
      params: {
        track: LocalText
        tier: LocalText
        lostAt: number
        /** null when it is lost at once */
        until: number | null
        why: LocalText
        /** null when nothing is known that does */
        prevention: LocalText | null
      }
    }
  | { kind: 'tier-grace-ended'; params: { track: LocalText; tier: LocalText } }
  | {
      kind: 'benefits-changed'
      params: { track: LocalText; better: readonly LocalText[] | null; worse: readonly LocalText[] | null }
    }
  | { kind: 'grant-given' | 'grant-extended'; params: { benefit: LocalText; until: number; reason: string } }
  | { kind: 'grant-ending'; params: { benefit: LocalText; until: number } }
  | { kind: 'grant-withdrawn'; params: { benefit: LocalText; reason: string } }
  | { kind: 'rules-announced'; params: { track: LocalText; effectiveAt: number; text: LocalText } }
  | { kind: 'rules-withdrawn' | 'rules-replaced'; params: { track: LocalText; effectiveAt: number } }
  | { kind: 'assigned'; params: { target: string; by: string; dueAt: number } }
  | { kind: 'assignment-due-soon' | 'assignment-overdue'; params: { target: string; dueAt: number } }
  | { kind: 'member-overdue'; params: { person: string; target: string; dueAt: number } }
  | { kind: 'attempt-closed-at-deadline'; params: { exam: string } }
  | {
      kind: 'result-corrected-passed' | 'result-corrected-failed' | 'result-corrected'
      params: {
        exam: string
        reason: string
        /** whether a question was corrected, or a correction taken back */
        direction: 'apply' | 'undo'
        /** shares of the points as fraction texts */
        shareBefore: string
        shareAfter: string
      }
    }
  | { kind: 'certificate-restored'; params: { certification: string } }
  | { kind: 'certificate-expiry-changed'; params: { certification: string; expiresAt: number | null } }
  | { kind: 'attempt-marked'; params: { exam: string; passed: 'yes' | 'no' } }
  | {
      kind: 'marking-needed' | 'appeal-opened' | 'explanation-asked' | 'explanation-given'
      params: { exam: string }
    }
  | {
      kind: 'explanation-answered'
      params: { exam: string; outcome: 'settled' | 'stands' }
    }
  | { kind: 'appeal-decided'; params: { exam: string; outcome: 'rejected' | 'upheld' } }
  | { kind: 'appeal-corrected'; params: { exam: string; direction: 'apply' | 'undo' } }
  | { kind: 'panel-invited' | 'panel-second-round'; params: { panel: string } }

export type NoticeKind = Notice['kind']

/** Title and body of each kind in the namespace `notifications`. */
export const noticeWords = {
  'certificate-issued': ['kinds.certificate-issued.title', 'kinds.certificate-issued.body'],
  'member-certified': ['kinds.member-certified.title', 'kinds.member-certified.body'],
  'certificate-withheld': ['kinds.certificate-withheld.title', 'kinds.certificate-withheld.body'],
  'certificate-revoked': ['kinds.certificate-revoked.title', 'kinds.certificate-revoked.body'],
  'member-certificate-revoked': ['kinds.member-certificate-revoked.title', 'kinds.member-certificate-revoked.body'],
  'certificate-reinstated': ['kinds.certificate-reinstated.title', 'kinds.certificate-reinstated.body'],
  'member-certificate-reinstated': [
    'kinds.member-certificate-reinstated.title',
    'kinds.member-certificate-reinstated.body',
  ],
  'certificate-returned': ['kinds.certificate-returned.title', 'kinds.certificate-returned.body'],
  'member-certificate-returned': ['kinds.member-certificate-returned.title', 'kinds.member-certificate-returned.body'],
  'tier-promoted': ['kinds.tier-promoted.title', 'kinds.tier-promoted.body'],
  'tier-demoted': ['kinds.tier-demoted.title', 'kinds.tier-demoted.body'],
  'tier-withdrawn': ['kinds.tier-withdrawn.title', 'kinds.tier-withdrawn.body'],
  'tier-grace-started': ['kinds.tier-grace-started.title', 'kinds.tier-grace-started.body'],
  'tier-kept': ['kinds.tier-kept.title', 'kinds.tier-kept.body'],
  'tier-demotion-agreed': ['kinds.tier-demotion-agreed.title', 'kinds.tier-demotion-agreed.body'],
  'tier-keep-withdrawn': ['kinds.tier-keep-withdrawn.title', 'kinds.tier-keep-withdrawn.body'],
  'tier-loss-ahead': ['kinds.tier-loss-ahead.title', 'kinds.tier-loss-ahead.body'],
  'tier-grace-ended': ['kinds.tier-grace-ended.title', 'kinds.tier-grace-ended.body'],
  'benefits-changed': ['kinds.benefits-changed.title', 'kinds.benefits-changed.body'],
  'grant-given': ['kinds.grant-given.title', 'kinds.grant-given.body'],
  'grant-extended': ['kinds.grant-extended.title', 'kinds.grant-extended.body'],
  'grant-ending': ['kinds.grant-ending.title', 'kinds.grant-ending.body'],
  'grant-withdrawn': ['kinds.grant-withdrawn.title', 'kinds.grant-withdrawn.body'],
  'rules-announced': ['kinds.rules-announced.title', 'kinds.rules-announced.body'],
  'rules-withdrawn': ['kinds.rules-withdrawn.title', 'kinds.rules-withdrawn.body'],
  'rules-replaced': ['kinds.rules-withdrawn.title', 'kinds.rules-replaced.body'],
  assigned: ['kinds.assigned.title', 'kinds.assigned.body'],
  'assignment-due-soon': ['kinds.assignment-due-soon.title', 'kinds.assignment-due-soon.body'],
  'assignment-overdue': ['kinds.assignment-overdue.title', 'kinds.assignment-overdue.body'],
  'member-overdue': ['kinds.member-overdue.title', 'kinds.member-overdue.body'],
  'attempt-marked': ['kinds.attempt-marked.title', 'kinds.attempt-marked.body'],
  'appeal-opened': ['kinds.appeal-opened.title', 'kinds.appeal-opened.body'],
  'appeal-decided': ['kinds.appeal-decided.title', 'kinds.appeal-decided.body'],
  'appeal-corrected': ['kinds.appeal-corrected.title', 'kinds.appeal-corrected.body'],
  'panel-invited': ['kinds.panel-invited.title', 'kinds.panel-invited.body'],
  'panel-second-round': ['kinds.panel-second-round.title', 'kinds.panel-second-round.body'],
  'explanation-asked': ['kinds.explanation-asked.title', 'kinds.explanation-asked.body'],
  'explanation-given': ['kinds.explanation-given.title', 'kinds.explanation-given.body'],
  'explanation-answered': ['kinds.explanation-answered.title', 'kinds.explanation-answered.body'],
  'marking-needed': ['kinds.marking-needed.title', 'kinds.marking-needed.body'],
  'attempt-closed-at-deadline': ['kinds.attempt-closed-at-deadline.title', 'kinds.attempt-closed-at-deadline.body'],
  'result-corrected-passed': ['kinds.result-corrected-passed.title', 'kinds.result-corrected-passed.body'],
  'result-corrected-failed': ['kinds.result-corrected-failed.title', 'kinds.result-corrected-failed.body'],
  'result-corrected': ['kinds.result-corrected.title', 'kinds.result-corrected.body'],
  'certificate-restored': ['kinds.certificate-restored.title', 'kinds.certificate-restored.body'],
  'certificate-expiry-changed': ['kinds.certificate-expiry-changed.title', 'kinds.certificate-expiry-changed.body'],
} as const satisfies Record<NoticeKind, readonly [string, string]>

export const noticeTone: Record<NoticeKind, 'success' | 'info' | 'warn'> = {
  'certificate-issued': 'success',
  'member-certified': 'success',
  'certificate-withheld': 'warn',
  'certificate-revoked': 'warn',
  'member-certificate-revoked': 'warn',
  'certificate-reinstated': 'success',
  'member-certificate-reinstated': 'success',
  'certificate-returned': 'success',
  'member-certificate-returned': 'success',
  'tier-promoted': 'success',
  'tier-demoted': 'warn',
  'tier-withdrawn': 'warn',
  'tier-grace-started': 'warn',
  'tier-kept': 'success',
  'tier-demotion-agreed': 'warn',
  'tier-keep-withdrawn': 'warn',
  'tier-loss-ahead': 'warn',
  'tier-grace-ended': 'success',
  'benefits-changed': 'info',
  'grant-given': 'success',
  'grant-extended': 'success',
  'grant-ending': 'warn',
  'grant-withdrawn': 'warn',
  'rules-announced': 'info',
  'rules-withdrawn': 'info',
  'rules-replaced': 'info',
  assigned: 'info',
  'assignment-due-soon': 'info',
  'assignment-overdue': 'warn',
  'member-overdue': 'warn',
  'attempt-closed-at-deadline': 'info',
  'result-corrected-passed': 'success',
  'result-corrected-failed': 'warn',
  'result-corrected': 'info',
  'certificate-restored': 'success',
  'certificate-expiry-changed': 'info',
  'attempt-marked': 'info',
  'marking-needed': 'info',
  'appeal-opened': 'info',
  'appeal-decided': 'info',
  'appeal-corrected': 'info',
  'panel-invited': 'info',
  'panel-second-round': 'info',
  'explanation-asked': 'info',
  'explanation-given': 'info',
  'explanation-answered': 'info',
}
