// What the reader does is done one thing after the other, each upon what the one before it left: nothing is lost while
// an answer is under way, and no late answer takes the place of a newer one.
let last = Promise.resolve(), unbegun = 0;

// Does the work when what was begun before is over; work that is in its turn must not wait for another turn.
export const inTurn = (work) => {
  const done = last.then(() => work());
  last = done.catch(() => {});
  return done;
};

// The same for what changes the dossier: who leaves the page before it has begun is asked.
export const carryOut = (work) => {
  unbegun += 1;
  return inTurn(() => {
    unbegun -= 1;
    return work();
  });
};
addEventListener("beforeunload", (event) => unbegun && event.preventDefault());
