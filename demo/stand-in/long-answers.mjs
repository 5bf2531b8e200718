// @ts-check
/** Two answers too long to stand among the others. */

export const showcase = `# What I can write

Words that are **strong**, *slanted*, ~~gone~~ or \`code\`, and a [link](https://pinewake.example/gear).

## Lists

1. Pitch the tent
   - low end into the wind
   - pegs at 45°
2. Light the stove
3. Read

- [x] lantern charged
- [ ] spoon found

## A table

| Tent | Persons | Weight | Price |
| :--- | :-----: | -----: | ----: |
| Drift 1 | 1 | 1.2 kg | 289 € |
| Drift 2 | 2 | 1.9 kg | 389 € |
| Haven 4 | 4 | 4.6 kg | 649 € |

## Code

\`\`\`js
// How many pegs a tent needs.
const pegs = (tent) => tent.corners * 2 + tent.guylines;

console.log(pegs({corners: 4, guylines: 6})); // 14
\`\`\`

\`\`\`bash
curl https://pinewake.example/stock/drift-2 | jq '.moss'
\`\`\`

> Whoever packs in the evening finds the spoon in the morning.
>
> — a customer

---

Other scripts come out whole: 露营灯, مصباح التخييم, фонарь, and 👩‍👩‍👧‍👦 under one roof ⛺.
`;

const chapters = [
  'Mara had packed three times before she believed that everything was in. The tent at the bottom, the stove in the ' +
    'middle, the lantern on top. Outside, the bus was already coming down the valley.',
  'The path began behind the last house. It climbed through bracken and then through pines, and after an hour the ' +
    'sound of the road was gone. What remained was wind, boots, and a bird that knew two notes and kept trying them.',
  'At noon she met a man with a mule. “Snow on the saddle,” he said, and pointed with his chin. “Not much. Enough to ' +
    'be proud of.” The mule looked at her lunch. She gave it half an apple, and it followed her for a mile.',
  'The snow was knee-deep where the wind had leaned on it and absent where it had not. She counted steps to two hundred, ' +
    'rested, counted again. Far below, a lake lay like a dropped coin.',
  'By evening she had found the hollow that was on no map but in every story: a ring of stones, a spring, and one pine ' +
    'bent flat by a hundred winters. She pitched the tent with its low end into the wind, as one does.',
  'The lantern made a small yellow room in the dark. She cooked, burnt her tongue, laughed at it, wrote a line into ' +
    'the damp notebook, crossed it out, and wrote it again.',
  'In the night something walked around the tent, twice, unhurried. In the morning there were hoof prints, and the other ' +
    'half of the apple was gone.',
  'She went on, and the story goes on with her: over the next saddle, and the next, and one more that she had taken for a cloud.',
];

/** About six thousand characters: two minutes at a reading pace. */
export const longStory = [1, 2, 3]
  .map(
    (day) =>
      `## Day ${day}\n\n${chapters.map((text, i) => (i === 0 && day > 1 ? `Day ${day} began like this. ${text}` : text)).join('\n\n')}`,
  )
  .join('\n\n');
