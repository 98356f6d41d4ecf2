import { render } from 'preact';
import { applyAppearance } from '../../../src/checkout/theme/appearance.ts';
import '../../../src/checkout/theme/critical.css';
import { page } from './screens.tsx';
import { variants } from './variants.ts';

/** Draws one variant, by the name after the `#`, as a payer would meet it. */
function show() {
  const variant = variants[location.hash.slice(1)];
  const root = document.getElementById('app');
  if (variant === undefined || root === null) throw new Error(`no such variant: ${location.hash}`);
  render(null, root);
  applyAppearance(document.documentElement, variant.view.appearance);
  render(page(variant), root);
}

addEventListener('hashchange', show);
show();
