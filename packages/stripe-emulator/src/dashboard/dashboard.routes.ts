import type { Emulator, HttpApp } from '../core/emulator.ts'
import { PAGE_HEADERS } from '../http/html.ts'
import { dashboardPage } from './dashboard-page.ts'

export function registerDashboard(app: HttpApp, emulator: Emulator): void {
  app.get('/', (c) => c.html(dashboardPage(emulator.state), 200, PAGE_HEADERS))
}
