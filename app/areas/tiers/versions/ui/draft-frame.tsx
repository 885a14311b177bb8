import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import type { LocalText } from '~/platform/local-text'
import { ButtonLink } from '~/ui/button'
import { PageHead } from '~/ui/page-head'
import { TabLinks } from '~/ui/tabs'
import { useDates, useLocal } from '../../ui/words'

/** What the head of every page of a draft shows. */
export type DraftHead = {
  id: string
  track: string
  title: LocalText
  /** The first moment at which its rules would count; null while the text has problems. */
  effectiveAt: number | null
  problems: number
}

export type DraftRoom = 'text' | 'form' | 'changes' | 'what-if' | 'notices' | 'publication'

/** The rooms of a draft, in the order in which it becomes a version. */
export function DraftFrame({ head, room, children }: { head: DraftHead; room: DraftRoom; children: ReactNode }) {
  const t = useT('rulebook')
  const local = useLocal()
  const dates = useDates()
  const format = useFormat()
  const base = `/programme/rule-drafts/${head.id}`
  const rooms: { room: DraftRoom; href: string; label: string }[] = [
    { room: 'text', href: base, label: t('rooms.text') },
    { room: 'form', href: `${base}/form`, label: t('rooms.form') },
    { room: 'changes', href: `${base}/changes`, label: t('rooms.changes') },
    { room: 'what-if', href: `${base}/what-if`, label: t('rooms.what-if') },
    { room: 'notices', href: `${base}/notices`, label: t('rooms.notices') },
    { room: 'publication', href: `${base}/publication`, label: t('rooms.publication') },
  ]
  return (
    <>
      <div id="draft-head">
        <PageHead
          eyebrow={t.rich('rooms.eyebrow', { track: local(head.title), s: (chunks) => <bdi>{chunks}</bdi> })}
          title={
            head.effectiveAt === null
              ? t('rooms.head-problems', { count: head.problems })
              : t('rooms.head', { date: dates.long(head.effectiveAt) })
          }
          lead={
            head.effectiveAt === null
              ? t('rooms.lead-problems', { count: format.number(head.problems) })
              : t('rooms.lead')
          }
          actions={
            room === 'text' && (
              <ButtonLink href={`${base}/removal`} variant="danger">
                {t('rooms.discard')}
              </ButtonLink>
            )
          }
        />
      </div>
      <div className="stack">
        <TabLinks
          label={t('rooms.label')}
          items={rooms.map(({ href, label, room: one }) => ({ href, label, current: one === room }))}
        />
        {children}
      </div>
    </>
  )
}
