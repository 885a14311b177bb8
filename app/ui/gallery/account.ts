import { useLocale } from '~/i18n'
import type { Account } from '../account-menu'
import { useSample } from './sample'

const LOCALES = [
  { value: 'en', label: 'English' },
  { value: 'fa', label: 'فارسی' },
]

export function useAccount(): Account {
  const say = useSample()
  return {
    name: say('Petra Manager', 'پترا مدیر'),
    email: 'petra@bluefern.example',
    organisation: 'Bluefern Integration',
    links: [
      { href: '#profile', label: say('Profile', 'نمایه'), icon: 'user' },
      { href: '#security', label: say('Security', 'امنیت'), icon: 'shield-check' },
    ],
    preferences: { action: '#preferences', theme: 'system', locale: useLocale(), locales: LOCALES },
    signOutAction: '#sign-out',
    here: '/gallery',
  }
}
