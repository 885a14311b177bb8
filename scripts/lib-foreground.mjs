import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './lib-steps.mjs'

/** Runs node with these arguments as if it were this process: same terminal, same signals, same exit code. */
export function serveInForeground(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.removeAllListeners(signal)
    // Ctrl-C reaches the whole terminal group by itself: passing it on would make it two.
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
