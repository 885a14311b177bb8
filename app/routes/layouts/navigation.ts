import type { Translator } from '~/i18n/types'
import { hasRole, isVendorStaff, type PersonActor } from '~/platform/actor'
import type { Nav } from '~/ui/side-nav'

type Item = Nav['groups'][number]['items'][number]

/** What a person can go to, by what the person may do. The first group's first four are the thumb bar of a phone. */
export function navigationFor(
  actor: PersonActor,
  path: string,
  t: Translator<'common'>,
  of: { areTiersUsed: boolean },
): Nav {
  const item = (href: string, label: string, icon: Item['icon']): Item => ({
    href,
    label,
    icon,
    current: isCurrent(href, path),
  })
  const home = item('/', t('nav.home'), 'house')
  const learn = item('/learn', t('nav.catalogue'), 'book-open')
  const exams = item('/exams', t('nav.exams'), 'clipboard-check')
  const certificates = item('/certificates', t('nav.certificates'), 'award')
  const help = item('/help', t('nav.help'), 'info')

  if (isVendorStaff(actor)) {
    const groups: Nav['groups'][number][] = [{ items: [home] }]
    const programme = [
      item('/programme', t('nav.partners'), 'handshake'),
      item('/programme/rules', t('nav.rules'), 'scale'),
      item('/programme/imports', t('nav.imports'), 'upload'),
      item('/programme/demotions', t('nav.demotions'), 'arrow-down'),
      item('/programme/exceptions', t('nav.exceptions'), 'flag'),
      item('/programme/grants', t('nav.grants'), 'gift'),
      item('/programme/certificates', t('nav.issued-certificates'), 'award'),
    ]
    if (hasRole(actor, 'programme-manager', 'administrator'))
      groups.push({ title: t('nav.programme'), items: programme })
    const authoring = [
      item('/author/courses', t('nav.courses'), 'book-open'),
      item('/author/pools', t('nav.question-pools'), 'clipboard-check'),
      item('/examine/panels', t('nav.panels'), 'users'),
    ]
    if (hasRole(actor, 'examiner', 'administrator'))
      authoring.push(item('/examine/regrades', t('nav.regrades'), 'rotate-ccw'))
    if (hasRole(actor, 'trainer', 'examiner', 'administrator'))
      groups.push({ title: t('nav.content'), items: authoring })
    const examining = [
      item('/examine/exams', t('nav.examined-exams'), 'layers'),
      item('/examine/accommodations', t('nav.accommodations'), 'clock'),
      item('/examine/marking', t('nav.marking'), 'clipboard-check'),
      item('/examine/appeals', t('nav.appeals'), 'flag'),
      item('/examine/integrity', t('nav.integrity'), 'scale'),
    ]
    if (hasRole(actor, 'examiner', 'administrator')) groups.push({ title: t('nav.examine'), items: examining })
    const administration = [
      item('/admin/organisations', t('nav.organisations'), 'building-2'),
      item('/admin/jobs', t('nav.jobs'), 'history'),
      item('/admin/mail', t('nav.mail'), 'mail'),
      item('/admin/audit', t('nav.audit'), 'scroll-text'),
    ]
    if (hasRole(actor, 'administrator')) groups.push({ title: t('nav.administration'), items: administration })
    groups.push({ title: t('nav.catalogue'), items: [learn, exams, certificates, help] })
    return { groups: mergeFirst(groups) }
  }

  const company = [
    item('/company/people', t('nav.people'), 'users'),
    item('/company/progress', t('nav.team-progress'), 'clipboard-check'),
    item('/company/benefits', t('nav.benefits'), 'gift'),
    item('/company/assets', t('nav.assets'), 'images'),
  ]
  const tiers = of.areTiersUsed
    ? [
        item(
          '/company/tier',
          hasRole(actor, 'partner-manager') ? t('nav.tier') : t('nav.our-tier'),
          'chart-no-axes-column-increasing',
        ),
      ]
    : []
  if (hasRole(actor, 'partner-manager'))
    return {
      groups: [
        { items: [home, ...tiers, learn, exams, certificates] },
        { title: actor.organisationName, items: [...company, help] },
      ],
    }
  const [, , benefits, assets] = company
  return {
    groups: [
      { items: [home, learn, exams, certificates] },
      {
        title: actor.organisationName,
        items: [...tiers, ...(benefits ? [benefits] : []), ...(assets ? [assets] : []), help],
      },
    ],
  }
}

/** Vendor staff have few general entries: their first section joins the first group, for the thumb bar. */
function mergeFirst(groups: Nav['groups'][number][]): Nav['groups'][number][] {
  const [first, second, ...rest] = groups
  if (!first || !second) return groups
  return [{ items: [...first.items, ...second.items] }, ...rest]
}

function isCurrent(href: string, path: string): boolean {
  if (/^\/programme\/partners\/[^/]+\/demotion\//.test(path)) return href === '/programme/demotions'
  if (href === '/' || href === '/programme')
    return path === href || (href === '/programme' && path.startsWith('/programme/partners'))
  if (href === '/programme/rules' && path.startsWith('/programme/rule-drafts/')) return true
  return path === href || path.startsWith(`${href}/`)
}
