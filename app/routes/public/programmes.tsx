import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPublicProgrammes } from '~/areas/tiers/versions/public-page/view-public-programme.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { utcDates } from '~/i18n/utc-dates'
import { contextOf } from '~/platform/request.server'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = args.context
  const title = translator(locale, 'rulebook')('public.list-title')
  const dates = utcDates(locale)
  const programmes = await listPublicProgrammes(contextOf(args), locale)
  return {
    title,
    programmes: programmes.map((one) => ({ ...one, from: dates.dateLong(one.effectiveAt) })),
  }
}

export default function Programmes() {
  const { programmes } = useLoaderData<typeof loader>()
  const t = useT('rulebook')
  return (
    <>
      <PageHead title={t('public.list-title')} lead={t('public.list-lead')} />
      {programmes.length === 0 ? (
        <EmptyState title={t('public.list-empty')}>{t('public.list-empty-help')}</EmptyState>
      ) : (
        <Card>
          <Rows>
            {programmes.map(({ track, title, tiers, from }) => (
              <Row
                key={track}
                title={<span dir="auto">{title}</span>}
                href={`/programmes/${track}`}
                meta={t('public.list-line', { count: tiers, date: from })}
              />
            ))}
          </Rows>
        </Card>
      )}
    </>
  )
}
