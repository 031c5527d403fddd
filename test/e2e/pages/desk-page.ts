// The desk as an accountant finds it: by role and by name, with the keyboard.
import { expect, type Locator, type Page } from '@playwright/test';

export class DeskPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly comparison: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Commitments' });
    this.comparison = page.getByRole('region', { name: 'Comparison' });
  }

  /** Both sides pulled and rows painted. */
  async ready(): Promise<void> {
    await expect(this.chip('Procore')).toContainText('connected');
    await expect(this.chip('Sage')).toContainText('connected');
    await expect(this.grid.getByRole('gridcell').first()).toBeVisible();
  }

  chip(side: 'Procore' | 'Sage'): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: new RegExp(side) });
  }

  row(text: string | RegExp): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  /** Into the rows by keyboard alone: Tab until a cell of the grid has the focus. */
  async focusRows(): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      const place = await this.page.evaluate(() => document.activeElement?.getAttribute('role'));
      if (place === 'gridcell') return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('Tab never reached the rows of Commitments');
  }

  /** Moves with J until the row with this number has the focus. */
  async goTo(number: string): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      const focused = await this.page.evaluate(
        () => document.activeElement?.closest('[role="row"]')?.textContent ?? '',
      );
      if (focused.includes(number)) return;
      await this.page.keyboard.press('j');
    }
    throw new Error(`J never reached ${number}`);
  }

  /** The number in the row that has the focus. */
  async focusedRow(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.closest('[role="row"]')?.textContent ?? '');
  }

  view(name: string): Locator {
    return this.page.getByRole('list', { name: /Queue|Done/ }).getByRole('button', { name: new RegExp(`^${name}`) });
  }
}
