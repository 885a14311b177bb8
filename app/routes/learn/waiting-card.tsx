import { useFormat, useNow, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Icon } from '~/ui/icon'
import type { IconName } from '~/ui/icon-names'
import { Row, Rows } from '~/ui/rows'
import type { Waiting } from './waiting.server'

const LOOKS: Record<Waiting['kind'], { icon: IconName; tone: string; href: string }> = {
  jobs: { icon: 'triangle-alert', tone: 'bad', href: '/admin/jobs?state=dead' },
  demotions: { icon: 'arrow-down', tone: 'warn', href: '/programme/demotions' },
  grace: { icon: 'clock', tone: 'warn', href: '/programme?state=grace' },
  imports: { icon: 'upload', tone: 'subtle', href: '/programme/imports' },
  answers: { icon: 'pencil', tone: 'subtle', href: '/examine/marking' },
  appeals: { icon: 'circle-alert', tone: 'warn', href: '/examine/appeals' },
  cases: { icon: 'eye', tone: 'subtle', href: '/examine/integrity' },
  findings: { icon: 'circle-alert', tone: 'warn', href: '/author/courses' },
  overdue: { icon: 'clock', tone: 'bad', href: '/company/assignments' },
  endings: { icon: 'award', tone: 'warn', href: '/company/tier' },
}

/** On the start page of those who look after others: what waits for them, each with the way to it. */
export function WaitingCard({ items }: { items: readonly Waiting[] }) {
  const t = useT('learning')
  return (
    <Card id="waiting" title={t('waiting.title')} padded={items.length === 0}>
      {items.length === 0 ? (
        <p className="muted">{t('waiting.nothing')}</p>
      ) : (
        <Rows>
          {items.map((item) => (
            <Line key={item.kind} item={item} />
          ))}
        </Rows>
      )}
    </Card>
  )
}

function Line({ item }: { item: Waiting }) {
  const { icon, tone, href } = LOOKS[item.kind]
  const { title, meta } = useWords(item)
  return (
    <Row
      href={href}
      title={title}
      meta={meta}
      start={
        <span className={tone}>
          <Icon name={icon} />
        </span>
      }
    />
  )
}

function useWords(item: Waiting): { title: string; meta?: React.ReactNode } {
  const t = useT('learning')
  const format = useFormat()
  const now = useNow()
  const name = (chunks: React.ReactNode) => <bdi>{chunks}</bdi>
  switch (item.kind) {
    case 'jobs':
      return { title: t('waiting.jobs', { count: item.count }) }
    case 'grace':
      return {
        title: t('waiting.grace', { count: item.count }),
        meta: t.rich('waiting.grace-first', {
          partner: item.partner,
          date: format.dateLong(item.until),
          when: format.relative(item.until, now),
          name,
        }),
      }
    case 'demotions':
      return { title: t('waiting.demotions', { count: item.count }) }
    case 'imports':
      return { title: t('waiting.imports', { count: item.count }) }
    case 'answers':
      return { title: t('waiting.answers', { count: item.count }) }
    case 'appeals':
      return { title: t('waiting.appeals', { count: item.count }) }
    case 'cases':
      return { title: t('waiting.cases', { count: item.count }) }
    case 'findings':
      return { title: t('waiting.findings', { count: item.count, courses: item.courses }) }
    case 'overdue':
      return {
        title: t('waiting.overdue', { count: item.count }),
        meta: <bdi>{format.list(item.people)}</bdi>,
      }
    case 'endings':
      return {
        title: t('waiting.endings', { count: item.count, days: item.days }),
        meta: t.rich('waiting.endings-first', {
          holder: item.holder,
          title: item.title,
          date: format.dateLong(item.at),
          when: format.relative(item.at, now),
          name,
        }),
      }
  }
}
