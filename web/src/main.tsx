import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api.ts'
import { takeToken, tokenOf } from './session.ts'
import { App } from './shell/app.tsx'
import { followFocus } from './ui/focus.ts'
import { Notices } from './ui/notice.tsx'
import { isUnreachable } from './ui/problem.tsx'
import './style.css'

takeToken()
addEventListener('hashchange', () => {
  // Another link was opened in this tab: nothing of what the last token could see may stay.
  if (tokenOf(location.hash) !== undefined) location.reload()
})
followFocus()

const root = createRoot(document.getElementById('page')!, {
  // A file that cannot be fetched is told on the page and is no fault of it.
  onCaughtError: (error) => isUnreachable(error) || console.error(error),
})
root.render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Notices>
        <App />
      </Notices>
    </QueryClientProvider>
  </StrictMode>,
)
