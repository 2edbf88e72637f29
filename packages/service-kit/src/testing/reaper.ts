import { type ChildProcess, spawn } from 'node:child_process'

/**
 * Ends child processes when this process is gone, however it went (a SIGKILL leaves no time for a handler).
 *
 * A small shell waits on a pipe that only we hold; when we die, the pipe closes, and it signals the process groups that are
 * still on its list: first as asked, five seconds later with SIGKILL. It runs in a session of its own, so Ctrl-C in the
 * terminal does not reach it. Where there is no POSIX shell (Windows) it does nothing.
 */
const SCRIPT = `
trap '' INT TERM HUP
list=
while read -r verb signal group; do
  kept=
  for item in $list; do [ "\${item#*:}" = "$group" ] || kept="$kept $item"; done
  list="$kept"
  [ "$verb" = add ] && list="$list $signal:$group"
done
for item in $list; do kill -s "\${item%%:*}" -- "-\${item#*:}" 2>/dev/null; done
[ -z "$list" ] && exit 0
sleep 5
for item in $list; do kill -s KILL -- "-\${item#*:}" 2>/dev/null; done
`

let reaper: ChildProcess | undefined

function tell(line: string): void {
  if (process.platform === 'win32') return
  if (!reaper) {
    reaper = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
    reaper.on('error', () => undefined)
    reaper.stdin?.on('error', () => undefined)
    reaper.unref()
    const pipe = reaper.stdin as unknown as { unref?: () => void } | null
    pipe?.unref?.()
  }
  reaper.stdin?.write(`${line}\n`)
}

/** Promises that the process group `pid` gets `signal` when this process dies. Its leader must have been spawned detached. */
export function reapOnExit(pid: number, signal: 'INT' | 'TERM' | 'QUIT' = 'TERM'): void {
  tell(`add ${signal} ${pid}`)
}

/** Takes the promise back: the process has ended, and its number may soon be another's. */
export function forgetProcess(pid: number): void {
  if (reaper) tell(`del - ${pid}`)
}
