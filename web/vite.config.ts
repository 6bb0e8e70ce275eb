import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `npx vite web` finds the service while the page is worked on. */
const SERVICE = 'http://127.0.0.1:4321'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Inlined files would need a wider content security policy.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/v1': SERVICE } },
})
