// The one script of every page. Pages are made on the server and work without it; each module below adds a custom
// element that makes one thing faster or safer.
import './enhance/answer-form.ts';
import './enhance/answer-keys.ts';
import './enhance/choose-many.ts';
import './enhance/choose-rows.ts';
import './enhance/clock-countdown.ts';
import './enhance/grid.ts';
import './enhance/kept-form.ts';
import './enhance/passkeys.ts';
import './enhance/review.ts';
import './enhance/search-keys.ts';
import './enhance/severity-live.ts';
// After what fills a form again: it shows what follows from what stands in it.
import './enhance/shown-when.ts';
import './enhance/slow-form.ts';
