import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewPublicProgramme } from '~/areas/tiers/versions/public-page/view-public-programme.server'
import { PublicProgrammePage, type PublicWords } from '~/areas/tiers/versions/ui/public-programme-page'
import { isLocale, locales, translator } from '~/i18n/translator.server'
import { utcDates } from '~/i18n/utc-dates'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const asked = new URL(args.request.url).searchParams.get('in') ?? ''
  const locale = isLocale(asked) ? asked : args.context.locale
  const track = args.params.track ?? ''
  const view = await viewPublicProgramme(ctx, { track, locale })
  const t = translator(locale, 'rulebook')
  const tiers = translator(locale, 'tiers')
  const dates = utcDates(locale)
  const words: PublicWords = {
    eyebrow: t('public.eyebrow'),
    head: t('public.head', { track: view.said.title, count: view.tiers.length }),
    lead: t('public.lead', { date: dates.dateLong(view.effectiveAt) }),
    benefits: t('public.benefits'),
    benefit: t('public.benefit'),
    policy: tiers('rules.transition'),
    cumulative: tiers('rules.cumulative'),
    definitions: tiers('rules.definitions'),
    examples: t('public.examples'),
    examplesNote: t('public.examples-note'),
    nothing: t('changes.none-help'),
    notEarned: tiers('words.no-tier'),
    versions: tiers('rules.versions'),
    next: view.next ? t('public.next', { date: dates.dateLong(view.next.effectiveAt) }) : '',
    added: t('changes.added'),
    removed: t('changes.removed'),
    changed: t('changes.changed'),
    noTiers: t('text.no-tiers'),
    inForce: tiers('rules.state-in-force'),
  }
  const KINDS = { at: 'public.example-at', below: 'public.example-below', above: 'public.example-above' } as const
  const pages = translator(args.context.locale, 'rulebook')
  return {
    title: t('public.title', { track: view.said.title }),
    breadcrumbs: [{ label: pages('public.list-title'), href: '/programmes' }, { label: view.said.title }],
    view,
    words,
    exampleHeads: view.examples.map(({ kind, about }) => t(KINDS[kind], { tier: about })),
    versionLines: view.versions.map(({ hash, effectiveAt, isShown }) => ({
      key: hash,
      text: t('public.version', { date: dates.dateLong(effectiveAt), hash: hash.slice(0, 12) }),
      isShown,
    })),
    languages: locales.map(({ code, name }) => ({
      ...{ code, name, current: code === locale },
      href: `/programmes/${track}?in=${code}`,
    })),
    languagesLabel: pages('text.languages'),
  }
}

export default function Programme() {
  const { view, words, exampleHeads, versionLines, languages, languagesLabel } = useLoaderData<typeof loader>()
  return <PublicProgrammePage {...{ view, words, exampleHeads, versionLines, languages, languagesLabel }} />
}
