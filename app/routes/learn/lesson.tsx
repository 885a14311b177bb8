import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { examCatalogue } from '~/areas/exams/delivery/list-exams.server'
import { LessonPage } from '~/areas/learning/ui/lesson-page'
import { openLessonPage } from '~/areas/learning/view-lesson-page.server'
import { unreadCount } from '~/areas/notifications/unread-count.server'
import { PageSpeechData } from '~/i18n/page-speech'
import { locales, messagesOf, translator } from '~/i18n/translator.server'
import type { Namespace } from '~/i18n/types'
import { lessonModules } from '~/platform/mdx/lesson-modules.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { moduleUrl } from '~/ui/mdx/mdx-content'

/** The one page that React takes over in the browser: its checks, its labs and its note answer at once. */
export const handle = { hydrate: true }

const SPOKEN: readonly Namespace[] = ['catalogue', 'common', 'content', 'learning', 'ui']

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const { course: courseSlug = '', lesson: lessonSlug = '' } = args.params
  const page = await openLessonPage(ctx, courseSlug, lessonSlug)
  await lessonModules(ctx.db).load(page.lesson.moduleHash)
  const exams = (await examCatalogue(ctx)).filter(
    ({ slug, isPractice }) => !isPractice && page.course.preparesFor.includes(slug),
  )
  const t = translator(args.context.locale, 'common')
  const { locale, timeZone } = args.context
  const { pathname } = new URL(args.request.url)
  const { course, lesson } = page
  return {
    title: `${lesson.title} · ${course.title}`,
    speech: {
      locale,
      timeZone,
      now: ctx.now,
      messages: Object.fromEntries(SPOKEN.map((namespace) => [namespace, messagesOf(locale, namespace)])),
    },
    exams: exams.map(({ slug, title }) => ({ slug, title })),
    page: {
      ...page,
      course: {
        slug: course.slug,
        title: course.title,
        language: course.language,
        modules: course.modules,
        finishChecks: course.finishChecks,
      },
      previous: page.previous && { slug: page.previous.slug, title: page.previous.title },
      next: page.next && { slug: page.next.slug, title: page.next.title },
    },
    account: {
      name: actor.name,
      email: actor.email,
      organisation: actor.organisationName,
      links: [{ href: '/account', label: t('nav.account'), icon: 'user' as const }],
      preferences: {
        action: '/preferences',
        theme: actor.theme,
        locale,
        locales: locales.map(({ code, name }) => ({ value: code, label: name })),
      },
      signOutAction: '/sign-out',
      here: pathname,
    },
    notifications: {
      href: '/notifications',
      unread: await unreadCount(ctx),
      on: [[`person:${actor.personId}`, '*']] as const,
    },
  }
}

export default function LessonRoute() {
  const { page, exams, account, notifications, speech } = useLoaderData<typeof loader>()
  return (
    <>
      <link rel="modulepreload" href={moduleUrl(page.lesson.moduleHash)} />
      <PageSpeechData speech={speech} />
      <LessonPage page={page} exams={exams} account={account} notifications={notifications} />
    </>
  )
}
