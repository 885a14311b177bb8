import { useT } from '~/i18n'
import { initialsOf } from './avatar'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type ThemeChoice = 'system' | 'light' | 'dark'

export type Account = {
  name: string
  email?: string
  /** Company, shown under the name. */
  organisation?: string
  links: readonly { href: string; label: string; icon: IconName }[]
  /** Receives `theme` (system, light, dark) or `locale`, and `next`, by POST. */
  preferences: {
    action: string
    theme: ThemeChoice
    locale: string
    locales: readonly { value: string; label: string }[]
  }
  /** Ends the session by POST. */
  signOutAction: string
  /** The page to come back to after a choice. */
  here: string
}

const THEMES = [
  { value: 'system', icon: 'monitor', label: 'theme.system' },
  { value: 'light', icon: 'sun', label: 'theme.light' },
  { value: 'dark', icon: 'moon', label: 'theme.dark' },
] as const

/** Who is signed in, and what concerns only them. A native popover, so it opens without JavaScript. */
export function AccountMenu({ account }: { account: Account }) {
  const t = useT('ui')
  const { name, email, organisation, links, preferences, signOutAction, here } = account
  return (
    <>
      <button className="avatar" type="button" popovertarget="account-menu">
        <span aria-hidden="true">{initialsOf(name)}</span>
        <span className="sr">{t('account.menu', { name })}</span>
      </button>
      <div className="menu" id="account-menu" popover="auto">
        <p className="menu-head">
          <b dir="auto">{name}</b>
          {organisation && (
            <span className="muted" dir="auto">
              {organisation}
            </span>
          )}
          {email && (
            <span className="subtle block">
              <bdi>{email}</bdi>
            </span>
          )}
        </p>
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>
                <Icon name={link.icon} />
                {link.label}
              </a>
            </li>
          ))}
        </ul>
        <hr />
        <form className="menu-choice" method="post" action={preferences.action} data-no-guard="">
          <input type="hidden" name="next" value={here} />
          <fieldset>
            <legend>{t('account.theme')}</legend>
            <div className="group">
              {THEMES.map((theme) => (
                <button
                  key={theme.value}
                  className="btn btn-sm"
                  type="submit"
                  name="theme"
                  value={theme.value}
                  aria-pressed={preferences.theme === theme.value}
                  data-theme-choice=""
                >
                  <Icon name={theme.icon} />
                  <span className="sr">{t(theme.label)}</span>
                </button>
              ))}
            </div>
          </fieldset>
          <fieldset>
            <legend>{t('account.language')}</legend>
            <div className="group">
              {preferences.locales.map((locale) => (
                <button
                  key={locale.value}
                  className="btn btn-sm"
                  type="submit"
                  name="locale"
                  value={locale.value}
                  lang={locale.value}
                  aria-pressed={preferences.locale === locale.value}
                >
                  {locale.label}
                </button>
              ))}
            </div>
          </fieldset>
        </form>
        <hr />
        <form method="post" action={signOutAction}>
          <button type="submit">
            <Icon name="log-out" mirror />
            {t('account.sign-out')}
          </button>
        </form>
      </div>
    </>
  )
}
