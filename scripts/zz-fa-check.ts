import { checkContent } from '../app/jobs/publish-content.server'
import { createCompiler } from '../app/platform/mdx/mdx.server'
const compiler = createCompiler({ timeoutMs: 20_000, onFault: (d) => console.error('FAULT', d) })
const checked = await checkContent('content', compiler as never)
for (const p of checked.problems) console.log(p.severity, `${p.file}:${p.line}:${p.column}`, p.message)
console.log(checked.counts)
process.exit(0)
