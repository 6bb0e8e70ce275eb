import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api.ts'
import { takeToken } from './session.ts'
import { App } from './shell/app.tsx'
import { Notices } from './ui/notice.tsx'
import './style.css'

takeToken()
addEventListener('hashchange', () => {
  // Another link was opened in this tab: nothing of what the last token could see may stay.
  if (takeToken()) location.reload()
})

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Notices>
        <App />
      </Notices>
    </QueryClientProvider>
  </StrictMode>,
)
