import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, hasStamp, writeStamp } from './lib-stamp.mjs'
import { mustRun, root, runNode, StepError, step } from './lib-steps.mjs'

/** Refuses, in words, a Node that the product does not run on. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > LEAST.major || (major === LEAST.major && minor >= LEAST.minor)) return
  throw new StepError(`Rung needs Node.js ${LEAST.major}.${LEAST.minor} or newer; this is ${version}.`, {
    advice:
      'Install a newer one from https://nodejs.org or with your version manager (nvm install 20, fnm install 20), then run the command again.',
  })
}

/** Installs the packages of package-lock.json unless exactly those are there, built for this Node. */
export async function ensureInstalled() {
  const lock = hashOf(['package-lock.json'])
  const wanted = `${lock} ${process.versions.modules} ${process.platform}-${process.arch}`
  const stamp = join(root, 'node_modules/.cache/rung-installed')
  if (hasStamp(stamp, wanted)) return
  if (!installedByHand() || !(await canLoad())) {
    const [command, npm] = npmCommand()
    await step('Install packages (npm ci)', () =>
      mustRun(command, [...npm, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
        what: 'npm ci',
        advice: adviceFor,
      }).then(() => undefined),
    )
  }
  writeStamp(stamp, wanted)
}

const LEAST = { major: 20, minor: 19 }

/** npm writes its own lock file into node_modules last; a newer one than ours means that someone ran `npm install`. */
function installedByHand() {
  const hidden = join(root, 'node_modules/.package-lock.json')
  return existsSync(hidden) && statSync(hidden).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/**
 * Native modules belong to one version of Node's interface, one system and one processor, and `npm install` leaves them as
 * another Node has built them; `--omit=dev` leaves out what the build needs. Only loading tells, in a process of its own,
 * which a foreign module may end.
 */
async function canLoad() {
  const script = `new (require('better-sqlite3'))(':memory:').close(); require('fast-check')`
  const { code } = await runNode(['--input-type=commonjs', '-e', script])
  return code === 0
}

/** On Windows npm is a script for the shell, which Node does not start; npm itself says where its own file is. */
function npmCommand({ npm_execpath: file } = process.env) {
  return file && /npm-cli\.c?js$/.test(file) ? [process.execPath, [file]] : ['npm', []]
}

function adviceFor(output) {
  if (/gyp ERR!|node-gyp|not found: make|g\+\+: not found|prebuild-install/.test(output)) return `${COMPILER}\n${AGAIN}`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(output)) {
    return `npm could not reach its registry. Check the network or the proxy settings (npm config get registry), then run the command again.`
  }
  if (/EUSAGE|in sync/.test(output))
    return `package-lock.json does not belong to package.json. Run "npm install" once and commit the lock file.`
  if (/ENOSPC/.test(output)) return 'The disk is full. The packages take about 1 GB.'
  if (/EACCES|EPERM/.test(output)) return `npm may not write to ${root}/node_modules. Check who owns that folder.`
  return AGAIN
}

const AGAIN =
  'Then run the command again. The whole output of npm is in the folder that "npm config get cache" names, under _logs.'
const COMPILER = `better-sqlite3 is compiled on this machine when no ready-made build fits. It needs Python 3, make and a C++ compiler:
  Debian, Ubuntu   sudo apt-get install -y python3 make g++
  Fedora, RHEL     sudo dnf install -y python3 make gcc-c++
  Alpine           apk add python3 make g++
  macOS            xcode-select --install
  Windows          the Visual Studio Build Tools with "Desktop development with C++"`
