import { Callout } from './callout'
import { Check } from './check'
import { CodeBlock } from './code-block'
import { Download } from './download'
import { Figure, InlineImage } from './figure'
import { PkceLab } from './pkce-lab'
import { RetryTimeline } from './retry-timeline'
import { SignatureLab } from './signature-lab'
import { Step, Steps } from './steps'
import { Tab, Tabs } from './tabs'
import { FootnoteBack, FootnotesTitle, TaskMark, TextLink, TextTable } from './text-elements'
import { Video } from './video'

/** Everything a compiled lesson may be made of; a name that is not here does not render. */
export const lessonComponents = {
  a: TextLink,
  input: TaskMark,
  table: TextTable,
  Callout,
  Check,
  CodeBlock,
  Download,
  Figure,
  FootnoteBack,
  FootnotesTitle,
  InlineImage,
  PkceLab,
  RetryTimeline,
  SignatureLab,
  Step,
  Steps,
  Tab,
  Tabs,
  Video,
} as const
