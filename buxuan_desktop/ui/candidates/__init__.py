"""The pages of stage 4: conditions, nominations, the joint review, the official candidates."""
