import type { DraftHead } from '~/areas/tiers/versions/ui/draft-frame'
import { translator } from '~/i18n/translator.server'
import type { MessageKey } from '~/i18n/types'
import { localText } from '~/platform/local-text'

/** The way to a room of a draft of rules, and the title of its page. */
export function draftPage(locale: string, head: DraftHead, room: MessageKey<'rulebook'>) {
  const t = translator(locale, 'rulebook')
  const track = localText(head.title, locale)
  return {
    title: t('rooms.page-title', { room: t(room), track }),
    breadcrumbs: [
      { label: t('list.title'), href: '/programme/rules' },
      { label: t('rooms.crumb', { track }), href: `/programme/rule-drafts/${head.id}` },
      { label: t(room) },
    ],
  }
}
