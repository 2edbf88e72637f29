if (document.body.dataset.over === 'true') {
  // Tells the page around the iframe that the challenge is answered. Carries nothing secret: the page asks the API.
  if (parent !== window) parent.postMessage({ stripeEmulator: 'challenge-over' }, '*')
} else {
  document.querySelector('button[value="complete"]').focus()
  // Escape in the frame does not reach the dialog around it.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') document.querySelector('button[value="fail"]').click()
  })
}
