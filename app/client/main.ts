/**
 * The script of every page. The page works without it; it makes it quicker and keeps it fresh. It listens on the
 * document, so parts that are replaced by live updates need nothing more than `enhance`.
 */
import { startChooseAll } from './choose-all'
import { startContents } from './contents'
import { startCopy } from './copy'
import { all } from './delegate'
import { startDialogs } from './dialogs'
import { startDraftChecks } from './draft-checks'
import { startForms } from './forms'
import { startLive } from './live'
import { startPalette } from './palette'
import { startPopovers } from './popovers'
import { startRelativeTimes } from './relative-times'
import { startShortNames } from './short-names'
import { enhanceTabs } from './tabs'
import { startTheme } from './theme'
import { startTicks } from './ticks'
import { startTimers } from './timers'
import { startToasts } from './toasts'

startTheme()
startPopovers()
startDialogs()
startToasts()
startCopy()
startForms()
startDraftChecks()
startShortNames()
startTicks()
startChooseAll()
startPalette()
startRelativeTimes()
startContents()
startTimers()
enhanceTabs()
startLive(enhanceTabs)

// An error summary is read first.
all('[data-autofocus]')[0]?.focus()
