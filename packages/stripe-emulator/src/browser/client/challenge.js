import { ORIGIN } from './api.js'

const TITLE = '3-D Secure test challenge'

function challengeUrlOf(intent) {
  const { next_action: action } = intent
  if (action?.type === 'redirect_to_url') return action.redirect_to_url.url
  return action?.use_stripe_sdk?.stripe_js
}

function openDialog(url) {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-label', TITLE)
  dialog.style.cssText =
    'box-sizing:border-box;border:0;padding:16px;margin:0;inset:0;width:100%;height:100%;max-width:none;max-height:none;' +
    'background:rgba(10,14,20,.6);display:flex;align-items:center;justify-content:center'
  const iframe = document.createElement('iframe')
  iframe.title = TITLE
  iframe.src = url
  iframe.style.cssText =
    'border:0;border-radius:10px;background:#fff;width:min(440px,100%);height:min(430px,100%);color-scheme:light dark'
  iframe.addEventListener('load', () => iframe.focus())
  dialog.append(iframe)
  document.body.append(dialog)
  dialog.showModal()
  return { dialog, iframe }
}

/** Shows the challenge over the page and resolves when the buyer has answered it. Escape counts as failing it. */
export function showChallenge(intent) {
  const url = challengeUrlOf(intent)
  if (!url) return Promise.resolve()
  return new Promise((resolve) => {
    const { dialog, iframe } = openDialog(url)
    const close = () => {
      window.removeEventListener('message', onMessage)
      dialog.close()
      dialog.remove()
      resolve()
    }
    const onMessage = (event) => {
      if (event.origin !== ORIGIN || event.source !== iframe.contentWindow) return
      if (event.data?.stripeEmulator === 'challenge-over') close()
    }
    window.addEventListener('message', onMessage)
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      fetch(url, { method: 'POST', mode: 'no-cors', body: new URLSearchParams({ outcome: 'fail' }) }).finally(close)
    })
  })
}
