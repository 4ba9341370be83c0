"""What every stored thing of a case has in common."""

import uuid

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def new_id() -> str:
    """Return a random id (UUID4, 36 characters): it says nothing about a person and nothing about an order."""
    return str(uuid.uuid4())
